// In the registry's own resource group: the bot's identity may take images from it, and not put any there.
param registryName string
param principalId string

// AcrPull.
var pullRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, principalId, pullRole)
  scope: registry
  properties: {
    roleDefinitionId: pullRole
    principalId: principalId
    // Said outright, for an identity that has just been made is not yet found everywhere.
    principalType: 'ServicePrincipal'
  }
}

output server string = registry.properties.loginServer
