// Where logs and traces go. They hold no names, no texts and no ids of people; the bot sees to that.
param name string
param location string
param tags object
param isProduction bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: isProduction ? 90 : 30
    features: {
      // Read by those who have a role here, never by a key.
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    // A bot that has gone wrong must not write for any amount of money. Once it is reached nothing is seen until the next day: an alert says so.
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Addresses are not kept.
    DisableIpMasking: false
  }
}

// What the lines of the log come to, as tables and curves.
resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'samverkanslotsen')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Samverkanslotsen'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: loadTextContent('../dashboards/workbook.json')
  }
}

output workspaceId string = workspace.id
output workspaceName string = workspace.name
output componentName string = component.name
