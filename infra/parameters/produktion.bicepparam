using '../main.bicep'

// What is your own: the registry, the group, the addresses. Everything else may stand.
param stage = 'produktion'
param registryName = 'crsamverkanslotsen'
param registryResourceGroup = 'rg-lotsen-register'
param image = readEnvironmentVariable('LOTSEN_IMAGE', '')
param settings = {
  'samverkanslotsen.config.yaml': loadTextContent('samverkanslotsen.config.yaml')
}
param databaseAdministrators = { objectId: '00000000-0000-0000-0000-000000000000', name: 'sg-lotsen-databas' }
// infra/postgres/role.sql once, before there is an image.
param botInDatabase = 'role'
param databaseSize = { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose', storageGb: 64 }
param backup = { days: 35, copiesInPairedRegion: true }
param isZoneRedundant = true
param leastReplicas = 2
param mostReplicas = 4
param alertAddresses = ['samverkanslotsen-drift@example.org']
