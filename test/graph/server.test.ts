import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { MAILBOX } from './setup.ts';

/** That the fake Graph is as strict as the real one: what is tested against it is worth no more than that. */

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraphServer();
  graph.mailbox(MAILBOX).put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z', subject: 'Möte' });
});
/** With complaints it throws, and these are wanted here. */
afterEach(() => graph.close().catch(() => undefined));

const PREFER = 'IdType="ImmutableId", outlook.timezone="UTC"';
const SPAN = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z';

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
  fetch(`${graph.url}/v1.0${path}`, {
    ...init,
    headers: { authorization: `Bearer ${graph.token()}`, prefer: PREFER, ...headers },
  });

const view = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
  ask(`/users/${MAILBOX}/calendarView?${query}`, headers);

describe('the fake Graph', () => {
  it('takes what is as it should be without a complaint', async () => {
    const response = await view(`${SPAN}&$select=subject,start,end`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ value: [{ subject: 'Möte' }] });
    expect(graph.complaints).toEqual([]);
  });

  it.each([{ authorization: '' }, { authorization: 'Bearer made-up' }])(
    'refuses whoever comes with %j',
    async (headers) => {
      const response = await view(SPAN, headers);

      expect(response.status).toBe(401);
    },
  );

  it.each([
    ['ids that change', `${SPAN}&$select=id`, { prefer: 'outlook.timezone="UTC"' }, /ids that stay/],
    ['times in any zone', `${SPAN}&$select=id`, { prefer: 'IdType="ImmutableId"' }, /times in UTC/],
    ['everything', SPAN, {}, /more than it needs/],
    ['times with an offset', `${SPAN.replaceAll('Z', '-01:00')}&$select=id`, {}, /not in UTC/],
  ])('complains of being asked for %s', async (_what, query, headers, complaint) => {
    await view(query, headers);

    expect(graph.complaints.join()).toMatch(complaint);
    await expect(graph.close()).rejects.toThrow(complaint);
  });

  it.each([
    ['no window', 'calendarView?$select=id'],
    ['a parameter there is not', `calendarView?${SPAN}&$nonsense=1`],
    ['a part of what has changed', `calendarView/delta?${SPAN}&$select=id`],
  ])('refuses and complains of %s', async (_what, path) => {
    const response = await ask(`/users/${MAILBOX}/${path}`);

    expect(response.status).toBe(400);
    expect(graph.complaints).not.toEqual([]);
  });

  it('gives other ids, which do not stay, to who does not ask for those that do', async () => {
    const idsOf = async (prefer: string): Promise<string[]> => {
      const body = (await (await view(`${SPAN}&$select=id`, { prefer })).json()) as { value: { id: string }[] };
      return body.value.map(({ id }) => id);
    };

    expect(await idsOf('outlook.timezone="UTC"')).not.toEqual(await idsOf(PREFER));
  });

  it('complains of itself when its answer is not one of Graph’s', async () => {
    const box = graph.mailbox('odd@example.org');
    box.tell(box.put({ start: '2026-12-10', end: '2026-12-11' }), { subject: 7 });

    await ask(`/users/odd@example.org/calendarView?${SPAN}&$select=subject`);

    expect(graph.complaints.join()).toMatch(/the answer to GET .*subject must be string/);
  });

  it('promises nothing for longer than a week, or to who does not answer', async () => {
    const wanted = {
      changeType: 'updated',
      notificationUrl: 'https://localhost:1/',
      lifecycleNotificationUrl: 'https://localhost:1/',
      resource: `/users/${MAILBOX}/events`,
      clientState: 'secret',
    };
    const until = (expirationDateTime: string) =>
      ask('/subscriptions', {}, { method: 'POST', body: JSON.stringify({ ...wanted, expirationDateTime }) });
    const now = Temporal.Now.instant();

    const answers = [await until(`${now.add({ hours: 169 })}`), await until(`${now.add({ hours: 1 })}`)];

    const codes = answers.map(async (answer) => ((await answer.json()) as { error: { code: string } }).error.code);
    expect(await Promise.all(codes)).toEqual(['InvalidRequest', 'ValidationError']);
    expect(graph.subscriptions()).toEqual([]);
  });
});
