// The bot as Teams knows it.
param name string
param tags object
param displayName string
param endpoint string
param appId string

@description('The identity that the bot is, where it is one; else an app registration of this tenant\'s.')
param identityId string?

// MultiTenant cannot be made any more. A SingleTenant bot serves other tenants when its app registration is a multi-tenant one.
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${name}'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: appId
    msaAppType: identityId == null ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identityId
    // Keys of the Direct Line and Web Chat channels, which are not used.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true, acceptedTerms: true }
  }
}
