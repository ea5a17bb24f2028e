/** How Microsoft Graph is signed in to, and where it is. */

/** Who the bot is to Graph: one named identity, so that it never signs in as somebody else than was meant. */
export type GraphCredential =
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
  | { readonly kind: 'secret'; readonly tenant: string; readonly clientId: string; readonly secret: string };

export interface GraphSettings {
  readonly credential: GraphCredential;
  /** Microsoft's own when left out; another one only for rehearsals. */
  readonly baseUrl?: string;
  /** Where one signs in; Microsoft's own when left out or null. */
  readonly authority?: string | null;
}

export const MICROSOFT_GRAPH = 'https://graph.microsoft.com';
