// Samverkanslotsen in one resource group: the bot's registration with Teams, the program, its database and those who watch over it.
// infra/README.md has the commands. Nothing here holds a secret, and no secret is a parameter.
targetScope = 'resourceGroup'

@description('Somebody as Entra ID knows them, and the name by which they sign in.')
type Account = { objectId: string, name: string }
type Domain = { name: string, certificateId: string }

@description('Two of everything, apart from each other: what is tried in one never reaches the people of the other.')
@allowed(['test', 'produktion'])
param stage string

@description('Both databases and logs stay in this region (and its pair, for the copies of a geo-redundant backup).')
param location string = resourceGroup().location

@description('The registry that registry.bicep made, and where it is.')
param registryName string
param registryResourceGroup string = resourceGroup().name

@description('The image with its tag or, better, its digest: NAME.azurecr.io/samverkanslotsen@sha256:… Left empty the first time: then all but the program is made.')
param image string = ''

@description('How the bot shows Teams who it is. managed-identity needs no secret and serves one tenant; the others need an app registration and can serve several.')
@allowed(['managed-identity', 'federated', 'certificate', 'password'])
param signIn string = 'managed-identity'

@description('The app registration (client id); only for those other than managed-identity.')
param registeredAppId string = ''

@description('The settings files, name to text: samverkanslotsen.config.yaml, and own model or calendar files beside it. They name people, so they are kept out of the deployment log.')
@secure()
param settings object

@description('A group in Entra ID that may do anything in the database. People, not the bot.')
param databaseAdministrators Account

@description('role: the bot lays out its tables in its own database and can do nothing else, which takes infra/postgres/role.sql once. administrator: it administers the server, and nothing has to be run.')
@allowed(['role', 'administrator'])
param botInDatabase string

param databaseSize { name: string, tier: string, storageGb: int }
param backup { days: int, copiesInPairedRegion: bool }

@description('A second database server in another zone that takes over by itself, and replicas spread over zones. Cannot be had with the smallest sizes.')
param isZoneRedundant bool

@description('At least two: one goes on answering while the other is replaced.')
@minValue(2)
param leastReplicas int = 2
param mostReplicas int = 4

@description('Who is told when something is wrong.')
@minLength(1)
param alertAddresses string[]

@description('Own name and its certificate in the environment; the platform\'s name when left out.')
param ownDomain Domain?

@description('An OpenTelemetry Collector beside the bot, in the registry; without it there are logs, their figures and the alerts on them.')
param collectorImage string = ''

@description('From where people may reach the vault to put a certificate or secret there: addresses as CIDR. Only for certificate and password.')
param vaultReachableFrom string[] = []

var name = 'lotsen-${stage}'
var tags = { product: 'samverkanslotsen', stage: stage }
var hasRegistration = signIn != 'managed-identity'
var hasVault = signIn == 'certificate' || signIn == 'password'
var databaseName = 'samverkanslotsen'
var appName = 'ca-${name}'

// One identity for the one program: Teams, the database, Graph and the registry all know it by this.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

module pull 'modules/pull.bicep' = {
  name: 'pull-${stage}'
  scope: resourceGroup(registryResourceGroup)
  params: { registryName: registryName, principalId: identity.properties.principalId }
}

module network 'modules/network.bicep' = {
  name: 'network-${stage}'
  params: { name: name, location: location, tags: tags }
}

module watch 'modules/watch.bicep' = {
  name: 'watch-${stage}'
  params: { name: name, location: location, tags: tags, isProduction: stage == 'produktion' }
}

module platform 'modules/environment.bicep' = {
  name: 'environment-${stage}'
  params: {
    name: name
    location: location
    tags: tags
    subnetId: network.outputs.programSubnetId
    workspaceId: watch.outputs.workspaceId
    isZoneRedundant: isZoneRedundant
  }
}

module database 'modules/database.bicep' = {
  name: 'database-${stage}'
  params: {
    name: name
    location: location
    tags: tags
    databaseName: databaseName
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
    size: databaseSize
    backup: backup
    isZoneRedundant: isZoneRedundant
    administrators: databaseAdministrators
    bot: botInDatabase == 'administrator' ? { objectId: identity.properties.principalId, name: identity.name } : null
  }
}

module vault 'modules/vault.bicep' = if (hasVault) {
  name: 'vault-${stage}'
  params: {
    name: name
    location: location
    tags: tags
    subnetId: network.outputs.programSubnetId
    reachableFrom: vaultReachableFrom
    readerPrincipalId: identity.properties.principalId
  }
}

var host = ownDomain.?name ?? '${appName}.${platform.outputs.domain}'
var appId = hasRegistration ? registeredAppId : identity.properties.clientId

module bot 'modules/bot.bicep' = {
  name: 'bot-${stage}'
  params: {
    name: name
    tags: tags
    displayName: stage == 'produktion' ? 'Samverkanslotsen' : 'Samverkanslotsen (test)'
    endpoint: 'https://${host}/api/messages'
    appId: appId
    identityId: hasRegistration ? null : identity.id
  }
}

module program 'modules/program.bicep' = if (!empty(image)) {
  name: 'program-${stage}'
  params: {
    name: appName
    location: location
    tags: tags
    image: image
    registryServer: pull.outputs.server
    environmentId: platform.outputs.id
    identityId: identity.id
    clientId: identity.properties.clientId
    appId: appId
    host: host
    settings: settings
    databaseUrl: 'postgres://${identity.name}@${database.outputs.host}/${databaseName}?sslmode=verify-full'
    credentialUrl: hasVault ? '${vault!.outputs.uri}secrets/bot-${signIn}' : null
    signIn: signIn
    ownDomain: ownDomain
    leastReplicas: leastReplicas
    mostReplicas: mostReplicas
    collectorImage: collectorImage
    componentName: watch.outputs.componentName
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts-${stage}'
  params: {
    name: name
    location: location
    tags: tags
    appName: appName
    workspaceName: watch.outputs.workspaceName
    serverId: database.outputs.id
    addresses: alertAddresses
    isOn: !empty(image)
  }
}

output endpoint string = 'https://${host}/api/messages'
output botAppId string = appId
output identityClientId string = identity.properties.clientId
output identityObjectId string = identity.properties.principalId
output databaseHost string = database.outputs.host
