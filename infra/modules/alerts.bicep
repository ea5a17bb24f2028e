// Who is told of what. The rules read the bot's own log, one JSON object a line; the README of the bot says what each event means.
param name string
param location string
param tags object
param appName string
param workspaceName string
param serverId string
param addresses string[]

@description('Off until there is a program to be silent.')
param isOn bool

// Log Analytics Reader.
var readRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '73c42c96-874c-492b-b04d-ab87d138a893')

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

// Rules without an identity of their own look with the eyes of whoever deployed them last, and go blind when that person leaves.
resource watcher 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}-alerts'
  location: location
  tags: tags
}

// Reads this workspace's logs and nothing else.
resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(workspace.id, watcher.id, readRole)
  scope: workspace
  properties: {
    roleDefinitionId: readRole
    principalId: watcher.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'lotsen'
    enabled: true
    emailReceivers: [for (address, at) in addresses: { name: 'people-${at}', emailAddress: address, useCommonAlertSchema: true }]
  }
}

var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" and ContainerName == "bot" | extend line = parse_json(Log) | extend event = tostring(line.msg), part = tostring(line.part), dead = toint(line.dead)'

var rules = [
  {
    id: 'no-figures'
    title: 'Nobody answers: the bot writes nothing'
    why: 'Each instance writes a line `figures` every minute, or `figures-not-read`. None has come for ten minutes, so none is running.'
    severity: 0
    query: '${lines} | where event in ("figures", "figures-not-read")'
    window: 'PT10M'
    operator: 'LessThan'
    threshold: 1
  }
  {
    id: 'not-ready'
    title: 'An instance is not ready'
    why: '`/readyz` says 503, or nothing: its body names what is away.'
    severity: 1
    query: 'ContainerAppSystemLogs | where ContainerAppName == "${appName}" and Reason == "ProbeFailed"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 20
  }
  {
    id: 'uncaught'
    title: 'The bot has stopped because of a fault of its own'
    why: '`uncaught-exception`: another instance takes over. The line tells where in the code.'
    severity: 1
    query: '${lines} | where event == "uncaught-exception"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    id: 'outage'
    title: 'Something that the bot leans on is away'
    why: '`outage` says which part (`part`) and how (`code`). One is nothing: it comes back by itself.'
    severity: 2
    query: '${lines} | where event == "outage"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 4
  }
  {
    id: 'turn-failed'
    title: 'Somebody has met a fault of the bot'
    why: '`turn-failed` has the reference that the person was given.'
    severity: 2
    query: '${lines} | where event == "turn-failed"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    id: 'dead-jobs'
    title: 'Work has failed for good'
    why: 'What has been tried every time that it may be. `lots jobs --dead` says what, `--retry` tries it anew.'
    severity: 2
    query: '${lines} | where event == "figures" and dead > 0'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    id: 'deliveries-silent'
    title: 'What is due is not sent'
    why: '`silent` says since when, and whether it is reminders or what is told of cases. `lots deliveries` and `lots jobs` tell which.'
    severity: 1
    // Said once an hour for as long as it lasts.
    query: '${lines} | where event == "silent" and part != "questions"'
    window: 'PT2H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    id: 'questions-silent'
    title: 'Nobody has asked anything for days'
    why: '`silent` with the part questions: perhaps the app has been taken away, or Teams does not reach the bot.'
    severity: 3
    query: '${lines} | where event == "silent" and part == "questions"'
    window: 'PT2H'
    operator: 'GreaterThan'
    threshold: 0
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-${name}-${rule.id}'
  location: location
  tags: tags
  kind: 'LogAlert'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${watcher.id}': {} } }
  properties: {
    displayName: rule.title
    description: rule.why
    severity: rule.severity
    enabled: isOn
    scopes: [workspace.id]
    evaluationFrequency: 'PT5M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    // The log's tables come with the first line that is written to them.
    skipQueryValidation: true
    actions: { actionGroups: [people.id] }
  }
  dependsOn: [mayRead]
}]

var measures = [
  { id: 'database-full', title: 'The database is filling up', metric: 'storage_percent', most: 80, severity: 1 }
  { id: 'database-busy', title: 'The database is at the end of its powers', metric: 'cpu_percent', most: 85, severity: 2 }
]

resource databaseAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for measure in measures: {
  name: 'alert-${name}-${measure.id}'
  location: 'global'
  tags: tags
  properties: {
    description: measure.title
    severity: measure.severity
    enabled: true
    scopes: [serverId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: measure.id
          metricNamespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
          metricName: measure.metric
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: measure.most
        }
      ]
    }
    autoMitigate: true
    actions: [{ actionGroupId: people.id }]
  }
}]
