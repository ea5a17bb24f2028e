import type { AuditEvent } from '../domain/audit/entry.ts';
import type { ForumSeat } from '../domain/case/case.ts';
import type { Channel, Channels } from '../ports/cases.ts';
import type { Doing } from '../ports/trust.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';

export function storedChannels(db: Database): Channels {
  return {
    link: (model, seat, channel, doing) =>
      db.transaction().execute(async (trx) => {
        await keepChannel(trx, channel);
        await trx
          .insertInto('channel_forums')
          .values({ model, forum: seat.forum, place: seat.place, channel: channel.id })
          .onConflict((conflict) =>
            conflict.constraint('channel_forums_one').doUpdateSet(({ ref }) => ({ channel: ref('excluded.channel') })),
          )
          .execute();
        await dropUnlinked(trx);
        await appendAudit(trx, [eventOf('channel-linked', { model, ...seat }, channel.id, doing)]);
      }),

    unlink: (id, doing, model) =>
      db.transaction().execute(async (trx) => {
        const all = trx.deleteFrom('channel_forums').where('channel', '=', id);
        const links = await (model === undefined ? all : all.where('model', '=', model)).returning(LINKED).execute();
        if (model === undefined) await trx.deleteFrom('channels').where('id', '=', id).execute();
        else await dropUnlinked(trx);
        await appendAudit(trx, unlinked(links, doing));
      }),

    async of(model, { forum, place }) {
      const row = await db
        .selectFrom('channel_forums')
        .innerJoin('channels', 'channels.id', 'channel_forums.channel')
        .select(['id', 'team', 'name', 'service_url as serviceUrl', 'tenant'])
        .where('model', '=', model)
        .where('forum', '=', forum)
        .where('place', 'is not distinct from', place)
        .executeTakeFirst();
      return row ?? null;
    },

    async in(id) {
      const rows = await db
        .selectFrom('channel_forums')
        .select(['model', 'forum', 'place'])
        .where('channel', '=', id)
        .orderBy('model')
        .orderBy('forum')
        .orderBy('place')
        .execute();
      return rows.map(linkOf);
    },

    async renamed(id, name) {
      await db.updateTable('channels').set({ name }).where('id', '=', id).execute();
    },

    forgetTeam: (team, doing) =>
      db.transaction().execute(async (trx) => {
        const rows = await trx
          .deleteFrom('channel_forums')
          .where('channel', 'in', (of) => of.selectFrom('channels').select('id').where('team', '=', team))
          .returning(LINKED)
          .execute();
        await trx.deleteFrom('channels').where('team', '=', team).execute();
        await appendAudit(trx, unlinked(rows, doing));
        return rows.map(linkOf);
      }),
  };
}

interface LinkRow extends ForumSeat {
  readonly model: string;
}

const LINKED = ['model', 'forum', 'place', 'channel'] as const;

const unlinked = (links: readonly (LinkRow & { readonly channel: string })[], doing: Doing): AuditEvent[] =>
  links.map(({ channel, ...link }) => eventOf('channel-unlinked', link, channel, doing));

const eventOf = (
  did: 'channel-linked' | 'channel-unlinked',
  { model, forum, place }: LinkRow,
  channel: string,
  doing: Doing,
): AuditEvent => ({ ...doing, did, who: null, about: { model, forum, place, channel } });

const linkOf = ({ model, forum, place }: LinkRow) => ({ model, seat: { forum, place } });

async function keepChannel(db: Database, { id, team, name, serviceUrl, tenant }: Channel): Promise<void> {
  const known = { team, name, service_url: serviceUrl, tenant };
  await db
    .insertInto('channels')
    .values({ id, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
    .execute();
}

/** A forum that moves to another channel may have been the last one of the channel it left. */
async function dropUnlinked(db: Database): Promise<void> {
  await db
    .deleteFrom('channels')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('channel_forums').select('forum').whereRef('channel_forums.channel', '=', 'channels.id'))),
    )
    .execute();
}
