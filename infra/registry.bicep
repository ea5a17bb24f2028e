// The registry that both environments take their images from, in a resource group of its own: what was tried in test is what goes to production.
targetScope = 'resourceGroup'

@description('Letters and digits, unlike any other in all of Azure.')
@minLength(5)
@maxLength(50)
param registryName string
param location string = resourceGroup().location

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: registryName
  location: location
  tags: { product: 'samverkanslotsen' }
  // Standard is the least that keeps enough for going back to an earlier image.
  sku: { name: 'Standard' }
  properties: {
    // Its administrator is a password that anybody could have kept. Who may push and pull is said by roles.
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

output server string = registry.properties.loginServer
