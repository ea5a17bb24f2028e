// PostgreSQL without passwords and without an address on the internet.
@description('Somebody as Entra ID knows them, and the name by which they sign in.')
type Account = { objectId: string, name: string }

param name string
param location string
param tags object
param databaseName string
param subnetId string
param zoneId string
param size { name: string, tier: string, storageGb: int }
param backup { days: int, copiesInPairedRegion: bool }
param isZoneRedundant bool

@description('The bot, where it is to administer its server; else infra/postgres/role.sql makes its role.')
param bot Account?

@description('A group of people who may do anything here.')
param administrators Account

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: 'psql-${name}-${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  sku: { name: size.name, tier: size.tier }
  properties: {
    version: '18'
    authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled', tenantId: tenant().tenantId }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zoneId
      publicNetworkAccess: 'Disabled'
    }
    storage: { storageSizeGB: size.storageGb, autoGrow: 'Enabled' }
    // Copies in the paired region can be asked for only when the server is made.
    backup: {
      backupRetentionDays: backup.days
      geoRedundantBackup: backup.copiesInPairedRegion ? 'Enabled' : 'Disabled'
    }
    highAvailability: isZoneRedundant ? { mode: 'ZoneRedundant' } : null
    // The night to Sunday, when nobody is reminded of anything.
    maintenanceWindow: { customWindow: 'Enabled', dayOfWeek: 0, startHour: 2, startMinute: 0 }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: databaseName
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
}

// The server does one thing at a time: whatever is asked beside something else is refused as busy. Hence one after the other.
resource encrypted 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: { value: 'on', source: 'user-override' }
  dependsOn: [database]
}

resource leastTls 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'ssl_min_protocol_version'
  properties: { value: 'TLSv1.2', source: 'user-override' }
  dependsOn: [encrypted]
}

// Without it the server's log quotes rows that were refused, which is what people have written.
resource tersely 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'log_error_verbosity'
  properties: { value: 'terse', source: 'user-override' }
  dependsOn: [leastTls]
}

resource people 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: server
  name: administrators.objectId
  properties: { principalType: 'Group', principalName: administrators.name, tenantId: tenant().tenantId }
  dependsOn: [tersely]
}

// The server holds nothing but the bot's own database; even so it can do more here than it needs, such as making roles.
resource program 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = if (bot != null) {
  parent: server
  name: bot.?objectId ?? 'none'
  properties: { principalType: 'ServicePrincipal', principalName: bot.?name ?? '', tenantId: tenant().tenantId }
  dependsOn: [people]
}

output id string = server.id
output host string = server.properties.fullyQualifiedDomainName
