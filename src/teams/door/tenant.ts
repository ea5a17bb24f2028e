import type { Incoming } from './activity.ts';

/** Whose people may use the bot. A bot registered for one tenant is reachable from any tenant that installs its package. */

export type TenantOf =
  | { readonly is: 'welcome'; readonly tenant: string }
  | { readonly is: 'stranger'; readonly tenant: string | null }
  | { readonly is: 'contradiction' };

/** Teams says it in two places, of every kind of activity. One that says two things is believed in neither. */
export function tenantOf({ channelData, conversation }: Incoming, welcome: ReadonlySet<string>): TenantOf {
  const said = [channelData?.tenant?.id, conversation.tenantId].filter((one) => one !== undefined && one !== null);
  const [tenant, other = tenant] = said.map((one) => one.toLowerCase());
  if (tenant === undefined) return { is: 'stranger', tenant: null };
  if (tenant === '' || tenant !== other) return { is: 'contradiction' };
  return welcome.has(tenant) ? { is: 'welcome', tenant } : { is: 'stranger', tenant };
}

export const tenantSet = (tenants: readonly string[]): ReadonlySet<string> =>
  new Set(tenants.map((one) => one.toLowerCase()));
