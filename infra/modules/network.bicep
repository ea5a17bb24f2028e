// A network with two rooms: the program, which Teams reaches through the platform's front, and the database, which only the program reaches.
param name string
param location string
param tags object

@description('Three ranges that nothing else that this is to be joined with has.')
param ranges { network: string, program: string, database: string } = {
  network: '10.90.0.0/24'
  program: '10.90.0.0/26'
  database: '10.90.0.64/28'
}

resource databaseWall 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-${name}-database'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'from-the-program'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: ranges.program
          sourcePortRange: '*'
          destinationAddressPrefix: ranges.database
          destinationPortRange: '5432'
        }
      }
      {
        // A standby server and its master speak with each other.
        name: 'among-themselves'
        properties: {
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: ranges.database
          sourcePortRange: '*'
          destinationAddressPrefix: ranges.database
          destinationPortRange: '5432'
        }
      }
      {
        name: 'nobody-else'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '5432'
        }
      }
    ]
  }
}

// The subnets are in it, not beside it: subnets beside a network are taken away when the network is deployed anew.
resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [ranges.network] }
    subnets: [
      {
        name: 'program'
        properties: {
          addressPrefix: ranges.program
          delegations: [{ name: 'program', properties: { serviceName: 'Microsoft.App/environments' } }]
          // For the vault, where there is one.
          serviceEndpoints: [{ service: 'Microsoft.KeyVault', locations: ['*'] }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: ranges.database
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
          networkSecurityGroup: { id: databaseWall.id }
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
  tags: tags
}

resource zoneInNetwork 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'vnet-${name}'
  location: 'global'
  tags: tags
  properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
}

output programSubnetId string = '${network.id}/subnets/program'
output databaseSubnetId string = '${network.id}/subnets/database'
output databaseZoneId string = zone.id
