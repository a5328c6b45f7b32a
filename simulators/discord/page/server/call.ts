/** What the simulated Discord does not let a person do, and why. */
export class Refused extends Error {
  override name = 'Refused';
}

interface Refusal {
  error?: string;
  errors?: unknown;
}

/** One order to the simulator. */
export async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/_control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refused('The simulator does not answer.');
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(wordsOf(answer as Refusal | null, response.status));
  return answer as Answer;
}

function wordsOf(refusal: Refusal | null, status: number): string {
  const faults = faultsIn(refusal?.errors);
  const words = refusal?.error ?? `The simulator answered ${status}.`;
  return faults.length > 0 ? `${words}: ${faults.join(' ')}` : words;
}

/** Whatever is told at any depth: `name: Must be between 1 and 100 in length.` */
function faultsIn(errors: unknown, place = ''): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key !== '_errors') return faultsIn(value, place ? `${place}.${key}` : key);
    return (value as { message: string }[]).map(({ message }) => (place ? `${place}: ${message}` : message));
  });
}
