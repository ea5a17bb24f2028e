import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { INFRA } from './bicep.ts';

/** psql's own commands are left out, and its variable is filled in. */
const grants = (role: string, database: string): string =>
  readFileSync(join(INFRA, 'postgres/grants.sql'), 'utf8')
    .replace(/^\\.*$/gm, '')
    .replaceAll(':"identity"', `"${role}"`)
    .replaceAll('samverkanslotsen', database);

const role = `id-lotsen-${randomBytes(4).toString('hex')}`;
let database: TestDatabase;
let administrator: pg.Client;
let bot: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  administrator = new pg.Client({ connectionString: database.url });
  await administrator.connect();
  const name = new URL(database.url).pathname.slice(1);
  await administrator.query(`create role "${role}" login password 'local'`);
  await administrator.query(grants(role, name));
  await administrator.query(grants(role, name));
  bot = new pg.Client({
    connectionString: Object.assign(new URL(database.url), { username: role, password: 'local' }).href,
  });
  await bot.connect();
});

afterAll(async () => {
  await bot.end();
  await administrator.query(`drop owned by "${role}" cascade`);
  await administrator.query(`drop role "${role}"`);
  await administrator.end();
  await database.close();
});

describe("the bot's role in the database", () => {
  it.each([['create table own (id int)'], ['create schema own_queue'], ['create table own_queue.job (id int)']])(
    'may %s',
    async (statement) => {
      await expect(bot.query(statement)).resolves.toBeDefined();
    },
  );

  it.each([
    ['create role another', '42501'],
    ['create database another', '42501'],
    ['alter system set work_mem = 1024', '42501'],
    ["copy (select 1) to program 'true'", '42501'],
  ])('may not %s', async (statement, code) => {
    await expect(bot.query(statement)).rejects.toMatchObject({ code });
  });
});
