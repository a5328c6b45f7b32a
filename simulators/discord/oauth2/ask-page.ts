import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import type { Answer } from '../http/answer.ts';
import type { Guild, User } from '../state/rows.ts';
import type { Asked } from './asked.ts';
import { html, type Markup } from './html.ts';
import { page } from './page.ts';
import { scopeWords } from './scopes.ts';

interface Question {
  asked: Asked;
  person: User;
  /** Into which a bot may be put. */
  guilds: readonly Guild[];
  nonce: string;
  query: URLSearchParams;
}

/** Who asks, for what, in words; and two buttons. */
export function askPage({ asked, person, guilds, nonce, query }: Question): Answer {
  const { application, scopes, install, redirectUri } = asked;
  const content = html`
<div class="sign" aria-hidden="true">${application.name.slice(0, 1)}</div>
<h1>${application.name} wants to access your account</h1>
<p class="faint">Signed in as ${nameOf(person)}. <a href="/oauth2/login?${String(query)}">Not you?</a></p>
<h2>This will allow ${application.name} to</h2>
<ul class="allows">${scopes.map((scope) => html`<li>${scopeWords[scope]!}</li>`)}</ul>
<form method="post" action="/oauth2/authorize">
<input type="hidden" name="nonce" value="${nonce}">
${install && guildChoice(install, guilds)}
${redirectUri && html`<p class="faint">Once you authorize, you will be redirected to ${redirectUri}</p>`}
<div class="deeds">
<button class="quiet" name="answer" value="cancel">Cancel</button>
${canAnswer(asked, guilds) && html`<button name="answer" value="authorize">Authorize</button>`}
</div>
</form>`;
  return page({ title: `${application.name} | Authorize access`, content, leadsTo: redirectUri });
}

const nameOf = ({ globalName, username }: User): string => globalName ?? username;

const canAnswer = ({ install }: Asked, guilds: readonly Guild[]): boolean => install === null || guilds.length > 0;

function guildChoice(
  { permissions, guildId, isFixed }: NonNullable<Asked['install']>,
  guilds: readonly Guild[],
): Markup {
  if (guilds.length === 0) return html`<p class="wrong">There is no server that you may add a bot to.</p>`;
  const offered = isFixed && guildId ? guilds.filter(({ id }) => id === guildId) : guilds;
  return html`
<label for="guild">Add to server</label>
<select id="guild" name="guild_id" required>
${offered.map(({ id, name }) => html`<option value="${id}"${id === guildId && html` selected`}>${name}</option>`)}
</select>
${permissions !== 0n && permissionList(permissions)}`;
}

const permissionList = (permissions: bigint): Markup => html`
<h2>There it may</h2>
<ul class="allows">${namesOf(permissions).map((name) => html`<li>${name}</li>`)}</ul>`;

const namesOf = (permissions: bigint): string[] =>
  Object.entries(Bits)
    .filter(([, bit]) => (permissions & bit) !== 0n)
    .map(([name]) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
