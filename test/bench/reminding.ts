import { stopChildren } from './children.ts';
import { startServer } from './databases.ts';
import { benchDelivering } from './delivering.ts';
import { benchPlanning } from './planning.ts';
import { benchSyncing } from './syncing.ts';

/** What keeping up with forums' calendars and reminding of their meetings costs. */

const WHOLE = { sizes: [100, 1000, 10_000], plans: 20_000, reminders: 5000, quiet: 22 };
const SMOKE = { sizes: [20, 50, 100], plans: 500, reminders: 100, quiet: 7 };

export async function benchReminding(smoke: boolean): Promise<void> {
  const { sizes, plans, reminders, quiet } = smoke ? SMOKE : WHOLE;
  const server = await startServer();
  try {
    benchPlanning(plans);
    await benchSyncing(server, sizes);
    for (const instances of [1, 2]) await benchDelivering(server, { count: reminders, instances, quiet });
  } finally {
    await stopChildren();
    await server.stop();
  }
}
