import type { Answer } from '../http/answer.ts';
import { ApiError } from '../http/api-error.ts';
import type { Arrival } from '../http/arrival.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { allow, manageableGuilds, refuse } from './allow.ts';
import { askPage } from './ask-page.ts';
import { askedBy } from './asked.ts';
import { hasAllowed } from './authorizations.ts';
import { SentBack } from './consent-error.ts';
import { answered, pose } from './consents.ts';
import { formIn } from './form.ts';
import { enterByFrontDoor, showFrontDoor } from './front-door.ts';
import { goTo } from './go-to.ts';
import { donePage, whoPage, wrongPage } from './other-pages.ts';
import { personIn, remember } from './visitor.ts';

type Show = (arrival: Arrival, world: World) => Answer;

const pages: Record<string, Show> = {
  'GET /': showFrontDoor,
  'POST /': enterByFrontDoor,
  'GET /oauth2/authorize': ask,
  'POST /oauth2/authorize': take,
  'GET /oauth2/login': ({ query }, world) => whoPage(peopleOf(world), query),
  'POST /oauth2/login': logIn,
};

const paths = new Set(['/', '/oauth2/authorize', '/oauth2/login']);

export const isConsent = ({ path }: Arrival): boolean => paths.has(path);

/** The pages on which a person says who they are, and allows an application something. */
export function consentAnswer(arrival: Arrival, world: World): Answer {
  const method = arrival.method === 'HEAD' ? 'GET' : arrival.method;
  const show = pages[`${method} ${arrival.path}`];
  if (!show) return wrongPage(405, 'This page cannot be asked so.');
  try {
    return show(arrival, world);
  } catch (error) {
    if (error instanceof SentBack && error.location) return goTo(error.location);
    if (error instanceof ApiError) return wrongPage(error.status, error.message);
    throw error;
  }
}

function ask({ query, headers }: Arrival, world: World): Answer {
  const asked = askedBy(world, query);
  const person = personIn(headers, world);
  if (!person) return whoPage(peopleOf(world), query);

  const { application, scopes, isQuiet, install } = asked;
  const isKnown = hasAllowed(world, { applicationId: application.id, userId: person.id, scopes });
  if (isQuiet && isKnown && !install) return onward(allow(world, person.id, asked, null));
  const nonce = pose(world, { userId: person.id, asked });
  return askPage({ asked, person, guilds: install ? manageableGuilds(world, person.id) : [], nonce, query });
}

function take({ raw, headers }: Arrival, world: World): Answer {
  const form = formIn(raw, headers['content-type']);
  const person = personIn(headers, world);
  const { asked, userId } = answered(world, form.get('nonce') ?? '', person?.id ?? null);
  if (form.get('answer') !== 'authorize') throw refuse(asked);
  return onward(allow(world, userId, asked, form.get('guild_id')));
}

function logIn({ raw, headers }: Arrival, world: World): Answer {
  const form = formIn(raw, headers['content-type']);
  const next = new URLSearchParams(form.get('next') ?? '');
  const person = peopleOf(world).find(({ username }) => username === form.get('person'));
  if (!person) return whoPage(peopleOf(world), next, true);
  return goTo(`/oauth2/authorize?${next}`, remember(person));
}

const peopleOf = ({ state }: World): User[] => [...state.users.values()].filter(({ bot }) => !bot);

const onward = (location: string | null): Answer => (location ? goTo(location) : donePage());
