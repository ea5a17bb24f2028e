import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { GraphCredential, GraphSettings } from '../../src/graph/settings.ts';
import { failure } from './graphAnswer.ts';
import { registeredApp } from './graphApp.ts';
import { authorityAt } from './graphAuthority.ts';
import { type FakeCalendar, type FakeMailbox, type Store, shelf } from './graphCalendars.ts';
import { localhostCertificate } from './graphCertificate.ts';
import { type Fault, faults } from './graphFaults.ts';
import { frontOf, jsonIn, type Seen, VERSION } from './graphFront.ts';
import { type FakeSubscription, type Lifecycle, subscribing } from './graphSubscriptions.ts';
import { type Paging, view } from './graphViews.ts';

/**
 * A fake Microsoft Graph with its sign-in, on https: the outermost wire. It holds mailboxes, answers as Microsoft's own description says that Graph
 * does, and complains of itself when it has not.
 */

export interface GraphServer {
  /** Both Graph and where one signs in. */
  readonly url: string;
  /** To be read with, by secret. */
  readonly settings: GraphSettings;
  readonly credentials: Readonly<Record<'secret' | 'certificate' | 'workload', GraphCredential>>;
  /** For another process that is to trust it: NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** Makes the mailbox when there is none. */
  mailbox(address: string): FakeMailbox;
  /** Requests of Graph, without those to sign in. */
  readonly requests: readonly Seen[];
  /** Most requests of Graph that were under way at once. */
  maxInFlight(): number;
  /** How many tokens it has given out. */
  signIns(): number;
  /** From now on, for requests whose method and path match; `times`: for so many. @returns what ends it */
  fault(fault: Fault, where?: { readonly on?: RegExp; readonly times?: number }): () => void;
  heal(): void;
  paging(paging: Partial<Paging>): void;
  /** Milliseconds before each answer of Graph. */
  delay(milliseconds: number): void;
  /** All links to changes that it has given out have run out. */
  forgetChanges(): void;
  /** A token for whoever asks Graph without signing in. */
  token(): string;
  /** All tokens that it has given out have been withdrawn. */
  withdrawTokens(): void;
  subscriptions(): FakeSubscription[];
  /** Subscriptions last no longer than this, whatever is asked for. */
  limitSubscriptions(to: Temporal.Duration): void;
  dropSubscription(id: string): void;
  /** Tells those who subscribe to the mailbox of a change in it. @returns what each has answered */
  notify(mailbox: string): Promise<number[]>;
  /** Tells them of the subscription itself. */
  lifecycle(mailbox: string, event: Lifecycle): Promise<number[]>;
  /** What Graph would not have taken or should not have been asked, and where the fake was off itself. */
  readonly complaints: string[];
  /** @throws when there are complaints */
  close(): Promise<void>;
}

export interface GraphServerOptions {
  /** Whose time subscriptions end by. */
  readonly now?: () => Temporal.Instant;
}

export async function startGraphServer(options: GraphServerOptions = {}): Promise<GraphServer> {
  const { now = () => Temporal.Now.instant() } = options;
  const server = createServer(await localhostCertificate());
  const [app] = await Promise.all([
    registeredApp(),
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
  ]);
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const stores = new Map<string, Store>();
  let paging: Paging = { size: null, empty: false, leads: 'on' };
  let epoch = 0;
  const authority = authorityAt(url, app.proofs);
  const promised = subscribing(now);
  const wrong = faults();
  const front = frontOf(
    authority,
    wrong,
    async (seen) =>
      view({ ...seen, paging, epoch, home: `${url}${VERSION}` }, stores) ??
      (await promised.answer(seen.method, seen.path, jsonIn(seen))) ??
      failure(404, 'ResourceNotFound'),
  );
  server.on('request', front.listener);
  return {
    ...promised,
    url,
    settings: { credential: app.credentials.secret, baseUrl: url, authority: url },
    credentials: app.credentials,
    caFile: app.caFile,
    mailbox: (address) => mailboxIn(stores, address.toLowerCase()),
    requests: front.requests,
    maxInFlight: front.maxInFlight,
    signIns: authority.signIns,
    fault: wrong.add,
    heal: wrong.clear,
    paging(changes) {
      paging = { ...paging, ...changes };
    },
    delay: front.delay,
    forgetChanges() {
      epoch++;
    },
    token: authority.issue,
    withdrawTokens: authority.withdraw,
    complaints: front.complaints,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.remove();
      if (front.complaints.length > 0) throw new Error(`Graph complains:\n${front.complaints.join('\n')}`);
    },
  };
}

function mailboxIn(stores: Map<string, Store>, address: string): FakeMailbox {
  const store = stores.get(address) ?? { main: shelf(), others: new Map() };
  stores.set(address, store);
  const calendar = (id: string, { hasDelta } = { hasDelta: true }): FakeCalendar => {
    const found = store.others.get(id) ?? shelf(hasDelta);
    store.others.set(id, found);
    return found;
  };
  return { ...store.main, calendar };
}
