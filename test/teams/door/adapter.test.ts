import { describe, expect, it, jest } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { adapterFor } from '../../../src/teams/door/registration.ts';

/** Should somebody wire a way round the door, it leads nowhere. */

const IDENTITY = {
  appId: 'app',
  credential: { kind: 'password' as const, password: 'p' },
  tenant: 't',
  tenants: ['t'],
  endpoints: {},
  serviceUrls: [],
};

describe.each([
  ['registered', IDENTITY],
  ['local', null],
])('the adapter of a %s bot', (_mode, identity) => {
  it.each(['', 'Bearer x', '00000000-0000-4000-8000-000000000000'])(
    'refuses an activity that the door has not let in, with "%s" to show',
    async (authorization) => {
      const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const ran: TurnContext[] = [];
      let status = 0;
      const response = {
        socket: null,
        status: (code: number) => {
          status = code;
        },
        header: () => undefined,
        send: () => undefined,
        end: () => undefined,
      };
      const body = {
        type: 'message',
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1/',
        conversation: { id: 'c' },
      };

      const request = { method: 'POST', headers: { authorization }, body };
      await adapterFor(identity, 1000).process(request, response, async (context) => void ran.push(context));

      expect(status).toBe(500);
      expect(ran).toEqual([]);
      quiet.mockRestore();
    },
  );
});
