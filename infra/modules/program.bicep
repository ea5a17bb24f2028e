// The program itself, twice or more.
type Domain = { name: string, certificateId: string }

param name string
param location string
param tags object
param image string
param registryServer string
param environmentId string
param identityId string
param clientId string
param appId string
param host string
@secure()
param settings object
param databaseUrl string

@description('Where in the vault the certificate or the secret is, and which of them.')
param credentialUrl string?
param signIn string

param ownDomain Domain?

@minValue(2)
param leastReplicas int
param mostReplicas int
param collectorImage string
param componentName string

var port = 3978
var settingsAt = '/etc/samverkanslotsen'
var hasCollector = !empty(collectorImage)

// Only names and ids that are known first when all is made. Settings files say these words, and `lots check` passes them as they are.
var written = map(items(settings), file => {
  path: file.key
  text: replace(replace(replace(replace(string(file.value), 'client-id-of-the-identity', clientId), 'app-id-of-the-bot', appId), 'id-of-the-tenant', tenant().tenantId), 'address-of-the-bot', host)
})

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

// Settings are secrets of the app, mounted as files: a file share would need the key of a storage account, and would change under a program that
// has read it. The certificate comes from the vault in the same way.
var settingsSecrets = [for (file, at) in items(settings): { name: 'settings-${at}', value: written[at].text }]
var settingsFiles = [for (file, at) in items(settings): { secretRef: 'settings-${at}', path: file.key }]
var vaultSecrets = credentialUrl == null ? [] : [{ name: 'bot-secret', keyVaultUrl: credentialUrl, identity: identityId }]
// Where it may be written to, and nothing else. The collector cannot sign in by an identity; whoever has this can add to what is seen, not read it.
var collectorSecrets = hasCollector ? [{ name: 'telemetry', value: component.properties.ConnectionString }] : []
var certificateFiles = signIn == 'certificate' ? [{ secretRef: 'bot-secret', path: 'bot.pem' }] : []

var collector = {
  name: 'collector'
  image: collectorImage
  args: ['--config=env:COLLECTOR']
  env: [
    { name: 'COLLECTOR', value: loadTextContent('../telemetry/collector.yaml') }
    { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', secretRef: 'telemetry' }
  ]
  resources: { cpu: json('0.25'), memory: '0.5Gi' }
}

resource program 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // The new one is to be ready before the old one goes.
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      registries: [{ server: registryServer, identity: identityId }]
      secrets: concat(settingsSecrets, vaultSecrets, collectorSecrets)
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
        customDomains: ownDomain == null ? [] : [{ name: ownDomain.?name, certificateId: ownDomain.?certificateId, bindingType: 'SniEnabled' }]
      }
    }
    template: {
      // `/readyz` says 503 for two seconds, turns and jobs have ten each, the database two to hear that we go.
      terminationGracePeriodSeconds: 40
      containers: concat(
        [
          {
            name: 'bot'
            image: image
            args: ['serve', '--config', '${settingsAt}/samverkanslotsen.config.yaml']
            env: concat(
              [
                { name: 'PORT', value: string(port) }
                { name: 'BOT_APP_ID', value: appId }
                { name: 'BOT_TENANT_ID', value: tenant().tenantId }
                { name: 'DATABASE_URL', value: databaseUrl }
                // Read by nobody: changed settings are to start a new revision, for they are read at the start only.
                { name: 'SETTINGS_FINGERPRINT', value: uniqueString(string(settings)) }
              ],
              signIn == 'password' ? [{ name: 'BOT_APP_PASSWORD', secretRef: 'bot-secret' }] : [],
              hasCollector ? [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4318' }] : []
            )
            resources: { cpu: json('0.5'), memory: '1Gi' }
            volumeMounts: [{ volumeName: 'settings', mountPath: settingsAt }]
            probes: [
              {
                // A minute and a half for the first start, which lays out the database. The platform counts to ten at most.
                type: 'Startup'
                httpGet: { path: '/readyz', port: port }
                periodSeconds: 10
                timeoutSeconds: 3
                failureThreshold: 10
              }
              {
                type: 'Readiness'
                httpGet: { path: '/readyz', port: port }
                periodSeconds: 5
                timeoutSeconds: 3
                failureThreshold: 2
              }
              {
                // Never `/readyz`: a program is not mended by being ended because the database is away.
                type: 'Liveness'
                httpGet: { path: '/healthz', port: port }
                periodSeconds: 10
                timeoutSeconds: 5
                failureThreshold: 6
              }
            ]
          }
        ],
        hasCollector ? [collector] : []
      )
      volumes: [{ name: 'settings', storageType: 'Secret', secrets: concat(settingsFiles, certificateFiles) }]
      scale: {
        minReplicas: leastReplicas
        maxReplicas: mostReplicas
        // An instance answers some hundred a second; this is for the morning when everybody has the same question.
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '40' } } }]
      }
    }
  }
}
