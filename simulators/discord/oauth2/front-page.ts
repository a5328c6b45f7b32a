import type { Answer } from '../http/answer.ts';
import type { FrontDoor, Guest } from './front-door.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** Who one may be, and what each of them is. */
export function frontPage({ site, url }: FrontDoor, guests: readonly Guest[]): Answer {
  const content = html`
<h1>Try ${site}</h1>
<p class="faint">Choose who you are. One click signs you in to ${site}, with an account of this Discord.</p>
<form method="post" action="/">
<ul class="people">${guests.map(
    ({ user, role, about }) =>
      html`<li><button class="quiet" name="person" value="${user.username}"><strong>${role}</strong> – ${user.globalName ?? user.username}<br><span class="about">${about}</span></button></li>`,
  )}</ul>
</form>
<p class="faint">To be somebody else, come back here. Or <a href="/_page/">look into this Discord</a>, where its members talk.</p>`;
  return page({ title: `Try ${site}`, content, leadsTo: url });
}
