import { defaultPolicy, type OrderPolicy } from '../domain/policy.ts';
import { Refusal } from '../domain/refusal.ts';

const units = { millisecond: 1, second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const duration = /^(\d{1,9}) ?(millisecond|second|minute|hour|day)s?$/;

/** The policy of new orders, from `BOTYARD_POLICY`: `{"paymentWindow": "1 minute"}`; what it does not name stays as it is. */
export function readPolicy(json: string | undefined): OrderPolicy {
  const policy = { ...defaultPolicy };
  for (const [name, value] of Object.entries<unknown>(JSON.parse(json ?? '{}'))) {
    if (!isDuration(name)) throw badPolicy(`it has no duration of the name ${name}`);
    Object.assign(policy, { [name]: Array.isArray(defaultPolicy[name]) ? list(name, value) : milliseconds(value) });
  }
  return policy;
}

const isDuration = (name: string): name is keyof OrderPolicy => Object.hasOwn(defaultPolicy, name);

/** Reminders come the longer before their deadline the earlier; pauses grow. */
function list(name: keyof OrderPolicy, value: unknown): number[] {
  if (!Array.isArray(value) || value.length === 0) throw badPolicy(`${name} is a list such as ["7 days", "1 day"]`);
  const durations = value.map(milliseconds).toSorted((one, other) => other - one);
  return name === 'restartPauses' ? durations.reverse() : durations;
}

function milliseconds(value: unknown): number {
  if (Number.isSafeInteger(value) && Number(value) > 0) return Number(value);
  const [, count, unit] = duration.exec(String(value)) ?? [];
  if (!count || !unit) throw badPolicy('a duration is a number of milliseconds or a text such as "3 days"');
  return Number(count) * units[unit as keyof typeof units];
}

const badPolicy = (why: string) =>
  new Refusal('bad-configuration', `BOTYARD_POLICY cannot be read: ${why}.`, {
    remedy: `Its names are ${Object.keys(defaultPolicy).join(', ')}.`,
  });
