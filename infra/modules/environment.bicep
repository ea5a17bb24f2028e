// Where the program runs. Teams reaches it from the internet; it reaches the database inside.
param name string
param location string
param tags object
param subnetId string
param workspaceId string
param isZoneRedundant bool

resource platform 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: 'cae-${name}'
  location: location
  tags: tags
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    publicNetworkAccess: 'Enabled'
    zoneRedundant: isZoneRedundant
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    // By a diagnostic setting, below: the other way to Log Analytics takes the workspace's key.
    appLogsConfiguration: { destination: 'azure-monitor' }
    // Between the platform's front and the program, too.
    peerTrafficConfiguration: { encryption: { enabled: true } }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: platform
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

output id string = platform.id
output domain string = platform.properties.defaultDomain
