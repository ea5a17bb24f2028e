import type { AzureIdentity } from '../azure/identity.ts';

/** How Microsoft Graph is signed in to, and where it is. */

/** Who the bot is to Graph: one named identity, so that it never signs in as somebody else than was meant. */
export type GraphCredential = Exclude<AzureIdentity, { kind: 'federated' }>;

export interface GraphSettings {
  readonly credential: GraphCredential;
  /** Microsoft's own when left out; another one only for rehearsals. */
  readonly baseUrl?: string;
  /** Where one signs in; Microsoft's own when left out or null. */
  readonly authority?: string | null;
}

export const MICROSOFT_GRAPH = 'https://graph.microsoft.com';
