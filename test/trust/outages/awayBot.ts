import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import type { Waits } from '../../../src/teams/server.ts';
import { type BotOptions, type RunningBot, startBot } from '../../support/bot.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/databaseProxy.ts';
import { GRANTS } from '../../support/filing.ts';
import { dataOf, type Shown, type Someone } from '../../support/people.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** The bot with a database that can be away, and people whose patience is short. */

export const WAITS: Waits = {
  message: { storing: 500, sending: 1500 },
  invoke: { storing: 400, sending: 1000 },
};

export interface AwayBot {
  readonly bot: RunningBot;
  readonly proxy: DatabaseProxy;
  /** The same database, by a way of its own that is never away. */
  readonly test: TestDatabase;
  /** The bot's own. */
  readonly database: Database;
  /** What the bot has been told of connections that it lost. */
  readonly lost: readonly Error[];
  close(): Promise<void>;
}

/** @param options where nothing is said of it, those who ask are impatient */
export async function startAwayBot(options: BotOptions = { waits: WAITS }): Promise<AwayBot> {
  const test = await createDatabase();
  const proxy = await startDatabaseProxy(test.url);
  const lost: Error[] = [];
  const database: Database = openDatabase(proxy.url, (error) => lost.push(error));
  const bot = await startBot({ ...test, database }, { rules: { grants: GRANTS }, ...options });
  return {
    bot,
    proxy,
    test,
    database,
    lost,
    async close() {
      await bot.close();
      await proxy.heal();
      await database.destroy();
      await proxy.close();
      await test.close();
    },
  };
}

/** What came of an activity, as Teams sees it. */
export interface Told {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

export async function told(answering: Promise<Response>): Promise<Told> {
  const start = performance.now();
  const response = await answering;
  const body = await response.text();
  return { status: response.status, body, milliseconds: performance.now() - start };
}

/** A button as the wire has it: what is answered, not what is shown of it. */
export const pressing = (who: Someone, shown: Shown, title: string, filledIn: Readonly<Record<string, string>> = {}) =>
  told(
    who.sends(
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: shown.activity,
        value: { action: { type: 'Action.Execute', verb: 'press', data: dataOf(shown.card, title, filledIn) } },
      },
      shown.place,
    ),
  );

export const searching = (who: Someone) =>
  told(
    who.sends({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { commandId: 'search', parameters: [{ name: 'text', value: 'lista' }] },
    }),
  );

/** @param commandId what is chosen on a message */
export const opening = (who: Someone, text: string, commandId: 'file' | 'ask' = 'file') =>
  told(
    who.sends({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId, messagePayload: { body: { content: text } } },
    }),
  );

export const submitting = (who: Someone, data: object) =>
  told(who.sends({ type: 'invoke', name: 'composeExtension/submitAction', value: { commandId: 'file', data } }));

/** A way in which the database can be away, and how it comes back. */
export interface Away {
  begin(away: AwayBot): Promise<void>;
  end(away: AwayBot): Promise<void>;
}

const onTheWire = (begin: (proxy: DatabaseProxy) => unknown): Away => ({
  async begin({ proxy }) {
    await begin(proxy);
  },
  end: ({ proxy }) => proxy.heal(),
});

/** Every change fails with an error of the server's own. */
const onEachChange = (statement: string): Away => ({
  async begin({ test: { database } }) {
    await sql
      .raw(`create function away() returns trigger language plpgsql as $$ begin ${statement}; return null; end $$`)
      .execute(database);
    for (const table of await tablesIn(database))
      await sql`create trigger away before insert or update or delete on ${sql.table(table)}
        for each statement execute function away()`.execute(database);
  },
  async end({ test: { database } }) {
    await sql`drop function if exists away() cascade`.execute(database);
  },
});

const raising = (state: string): Away => onEachChange(`raise exception 'away' using errcode = '${state}'`);

async function tablesIn(database: Database): Promise<string[]> {
  const all = await database.introspection.getTables();
  return all.flatMap(({ name }) => (name.startsWith('kysely') ? [] : [name]));
}

let unlock: () => Promise<void> = async () => undefined;

/** Somebody holds every table, so that every statement waits and every connection is taken. */
const LOCKED: Away = {
  async begin({ test: { database } }) {
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const tables = await tablesIn(database);
    const holding = database.transaction().execute(async (trx) => {
      for (const table of tables) await sql`lock table ${sql.table(table)}`.execute(trx);
      hold();
      await over;
    });
    await held;
    unlock = () => {
      end();
      return holding;
    };
  },
  end: () => unlock(),
};

const READ_ONLY: Away = {
  begin: ({ test, proxy }) => readOnly(test, 'on', proxy),
  end: ({ test, proxy }) => readOnly(test, 'off', proxy),
};

async function readOnly({ database, url }: TestDatabase, is: 'on' | 'off', proxy: DatabaseProxy): Promise<void> {
  const name = sql.id(new URL(url).pathname.slice(1));
  await database.transaction().execute(async (trx) => {
    await sql`set transaction read write`.execute(trx);
    await sql`alter database ${name} set default_transaction_read_only = ${sql.raw(is)}`.execute(trx);
  });
  proxy.cut();
}

/** Nothing can be read, nothing stored. */
export const UNREACHABLE: readonly (readonly [string, Away])[] = [
  ['refuses connections', onTheWire((proxy) => proxy.refuse())],
  ['takes connections and never answers', onTheWire((proxy) => proxy.hang())],
  ['answers each statement too late', onTheWire((proxy) => proxy.slow(600))],
  ['has every table locked and every connection taken', LOCKED],
];

/** What is there can be read, and nothing stored. */
export const UNWRITABLE: readonly (readonly [string, Away])[] = [
  ['is read only', READ_ONLY],
  ['has a full disk', raising('53100')],
  ['is out of memory', raising('53200')],
  ['cannot make changes follow each other', raising('40001')],
  ['is shut down by its administrator', onEachChange('perform pg_terminate_backend(pg_backend_pid())')],
];
