using '../main.bicep'

// What is your own: the registry, the group, the addresses. Everything else may stand.
param stage = 'test'
param registryName = 'crsamverkanslotsen'
param registryResourceGroup = 'rg-lotsen-register'
param image = readEnvironmentVariable('LOTSEN_IMAGE', '')
param settings = {
  'samverkanslotsen.config.yaml': loadTextContent('samverkanslotsen.config.yaml')
}
param databaseAdministrators = { objectId: '00000000-0000-0000-0000-000000000000', name: 'sg-lotsen-databas-test' }
// Nothing has to be run in the database: the bot administers a server that has nothing but invented cases.
param botInDatabase = 'administrator'
// The smallest, B1ms, takes 35 connections; four instances side by side, while a version is changed, may want 64.
param databaseSize = { name: 'Standard_B2s', tier: 'Burstable', storageGb: 32 }
param backup = { days: 7, copiesInPairedRegion: false }
param isZoneRedundant = false
param mostReplicas = 2
param alertAddresses = ['samverkanslotsen-drift@example.org']
