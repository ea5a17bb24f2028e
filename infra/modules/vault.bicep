// Only where the bot shows a certificate or a secret. Neither comes from here: people put it there (infra/README.md), the bot reads it.
param name string
param location string
param tags object
param subnetId string
param reachableFrom string[]
param readerPrincipalId string

// Key Vault Secrets User: reads what is in the vault, lists and changes nothing.
var readRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: 'kv-${take(uniqueString(resourceGroup().id, name), 13)}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    // Closed but for the program's subnet and the addresses that were named.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: subnetId }]
      ipRules: [for address in reachableFrom: { value: address }]
    }
  }
}

// On this vault only, and only to read: the bot's own certificate or secret is all that is kept here.
resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readRole)
  scope: vault
  properties: {
    roleDefinitionId: readRole
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output uri string = vault.properties.vaultUri
