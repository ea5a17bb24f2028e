/** Where the bot may send: Teams' connector. An activity, a stored row or a setting names the address, so each is held against one list before anything leaves. */

/** Teams' connector in the commercial cloud; below it are regions and tenants: `/emea/`, `/emea/<tenant>/`. */
export const TEAMS_SERVICE_URLS: readonly string[] = ['https://smba.trafficmanager.net/'];

export type IsServiceUrl = (url: string) => boolean;

const LONGEST = 500;

/**
 * Written plainly or not at all: scheme, host, perhaps a port, and a path of plain words. So there is no userinfo, backslash, escape, dot
 * segment, query or look-alike letter that two readers of the address could take differently.
 */
const PLAIN = /^(https?):\/\/((?:[a-z0-9.-]+|\[::1\])(?::\d{1,5})?)((?:\/[a-z0-9_~-][a-z0-9._~-]*)*)\/?$/i;

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

export const isLoopback = (hostname: string): boolean => LOOPBACK.includes(hostname.toLowerCase());

interface Address {
  readonly origin: string;
  readonly hostname: string;
  /** Lower case, with a slash at its end. */
  readonly path: string;
}

function addressIn(text: string): Address | null {
  if (text.length > LONGEST) return null;
  const [, scheme = '', host = '', path = ''] = PLAIN.exec(text) ?? [];
  const url = scheme ? URL.parse(text) : null;
  // What the reader of addresses makes of it must be what stands there: `0x7f.1` is no name, and `:443` says nothing that `https` does not.
  if (!url || url.host !== host.toLowerCase()) return null;
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return null;
  return { origin: url.origin, hostname: url.hostname, path: `${path.toLowerCase()}/` };
}

/** Whether an address may stand in the list at all: https, or plain http within this machine, where rehearsals are. */
export const isListable = (text: string): boolean => addressIn(text) !== null;

/** @param listed origins, or origins with the beginning of a path */
export function serviceUrlsIn(listed: readonly string[]): IsServiceUrl {
  const allowed = listed.flatMap((one) => addressIn(one) ?? []);
  return (url) => {
    const address = addressIn(url);
    return address !== null && allowed.some((one) => isBelow(address, one));
  };
}

const isBelow = (address: Address, { origin, path }: Address): boolean =>
  address.origin === origin && address.path.startsWith(path);

/** Without a registration: this machine, whatever the port. */
export const isOnThisMachine: IsServiceUrl = (url) => {
  const address = addressIn(url);
  return address !== null && isLoopback(address.hostname);
};
