import type { Response } from 'express';
import type { Actor } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';

/** Files under way are held in memory: nobody has more than a few of them at a time. A place is free when its answer has gone. */
export function uploadPlaces(most: number) {
  const taken = new Map<string, number>();

  return (response: Response): void => {
    const who = (response.locals['actor'] as Actor | undefined)?.id ?? 'anyone';
    const count = taken.get(who) ?? 0;
    if (count >= most) throw tooMany(response, most);
    taken.set(who, count + 1);
    response.once('close', () => leave(who));
  };

  function leave(who: string): void {
    const left = (taken.get(who) ?? 1) - 1;
    if (left > 0) taken.set(who, left);
    else taken.delete(who);
  }
}

function tooMany(response: Response, most: number): Refusal {
  response.set('Retry-After', '5');
  return new Refusal('too-many-requests', `You are sending ${most} files already.`, {
    remedy: 'Send the next one when they have arrived.',
  });
}
