import { proxyActivities, sleep } from '@temporalio/workflow';
import type { WatchActivities } from '../activities/watch.ts';
import type { HostName } from '../domain/hosting.ts';
import { secondLookAfter } from '../domain/watching.ts';

/** How long one sweep goes on looking, in milliseconds: until the next one is due. */
const patience = 285_000;

const { watchedHosts, lookAround, lookAgain } = proxyActivities<WatchActivities>({
  startToCloseTimeout: '3m',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '20s', maximumAttempts: 5 },
});

/** Looks once at every bot; only a bot that has changed is heard of by its order. */
export async function healthSweep(pause = secondLookAfter): Promise<void> {
  const hosts = await watchedHosts();
  await Promise.all(hosts.map((host) => sweepHost(host, pause)));
}

/** Nobody waits for the last bot of a slow panel: whoever was found down is looked at again while the rounds go on. */
async function sweepHost(host: HostName, pause: number): Promise<void> {
  const since = Date.now();
  const until = since + patience;
  const secondLooks: Promise<void>[] = [];
  for (let left = true; left && Date.now() < until; ) {
    const seen = await lookAround(host, { since, until, pause });
    left = seen.left;
    if (seen.suspects > 0) secondLooks.push(secondLook(host, pause));
  }
  await Promise.all(secondLooks);
}

function secondLook(host: HostName, pause: number): Promise<void> {
  const look = sleep(pause, { summary: 'A second look at what is down' }).then(() => lookAgain(host, { pause }));
  look.catch(() => undefined); // whoever waits for it at the end hears of it
  return look;
}
