import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../../domain/serviceUrl.ts';

interface Arrived {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: IncomingHttpHeaders;
}

/**
 * Without a registration nobody shows who they are, so only programs of this machine are answered. A page in somebody's browser can post to
 * this machine too, by its address or by a name that it has led here (DNS rebinding): it says its origin, and its name, and is refused.
 */
export function isFromHere({ socket, headers }: Arrived): boolean {
  if (!isLoopbackAddress(socket.remoteAddress ?? '')) return false;
  if (headers.origin !== undefined || isForwarded(headers)) return false;
  return isLoopback((headers.host ?? '').replace(/:\d+$/, ''));
}

const isLoopbackAddress = (address: string): boolean => /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);

/** A tunnel on this machine brings in others from outside. */
const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  ['forwarded', 'x-forwarded-for', 'x-forwarded-host'].some((name) => name in headers);
