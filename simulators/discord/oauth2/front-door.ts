import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/arrival.ts';
import type { World } from '../world.ts';
import { authorize, hasAllowed } from './authorizations.ts';
import { ConsentError } from './consent-error.ts';
import { formIn } from './form.ts';
import { frontPage } from './front-page.ts';
import { goTo } from './go-to.ts';
import { remember } from './visitor.ts';

/** The way to a web site that people sign in to with this Discord: the first application's. */
export interface FrontDoor {
  /** What the site is called. */
  site: string;
  /** Where signing in to it begins. */
  url: string;
  /** What it asks of people, which who comes by this door allows at once. */
  scopes: readonly string[];
  /** Who is offered, by username, and what each of them is there. */
  people: readonly { username: string; role: string; about: string }[];
}

/** The first page that a newcomer sees. */
export function showFrontDoor(_arrival: Arrival, world: World): Answer {
  const door = doorOf(world);
  return frontPage(door, guests(door, world));
}

/** With one click one is somebody, and signed in. */
export function enterByFrontDoor({ headers, raw }: Arrival, world: World): Answer {
  const door = doorOf(world);
  const name = formIn(raw, headers['content-type']).get('person');
  const guest = guests(door, world).find(({ user }) => user.username === name);
  if (!guest) throw new ConsentError(404, 'There is nobody of that name at this door.');
  allow(guest.user.id, door, world);
  return goTo(door.url, remember(guest.user));
}

function doorOf({ options }: World): FrontDoor {
  if (options.frontDoor) return options.frontDoor;
  throw new ConsentError(404, 'No web site has a door here.');
}

/** Who is offered, and is still there. */
function guests({ people }: FrontDoor, { state }: World) {
  const users = [...state.users.values()].filter(({ bot }) => !bot);
  return people.flatMap((person) => {
    const user = users.find(({ username }) => username === person.username);
    return user ? [{ ...person, user }] : [];
  });
}

export type Guest = ReturnType<typeof guests>[number];

function allow(userId: string, { scopes }: FrontDoor, world: World): void {
  const [application] = world.state.applications.values();
  if (!application) return;
  const asked = { applicationId: application.id, userId, scopes: [...scopes] };
  if (!hasAllowed(world, asked)) authorize(world, asked);
}
