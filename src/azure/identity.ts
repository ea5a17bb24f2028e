/** Who the bot is to Microsoft Entra: one named identity, so that it never signs in as somebody else than was meant. */

export type AzureIdentity =
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | {
      readonly kind: 'workload-identity';
      readonly tenant: string;
      readonly clientId: string;
      /** The one that the platform names in the environment when left out. */
      readonly tokenFile?: string;
    }
  /** `path`: a PEM file with the certificate and its private key. */
  | { readonly kind: 'certificate'; readonly tenant: string; readonly clientId: string; readonly path: string }
  | { readonly kind: 'secret'; readonly tenant: string; readonly clientId: string; readonly secret: string }
  /** The app `clientId`, for which the managed identity `vouchedBy` vouches. */
  | {
      readonly kind: 'federated';
      readonly tenant: string;
      readonly clientId: string;
      readonly vouchedBy: string;
    };
