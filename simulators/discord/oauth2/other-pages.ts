import type { Answer } from '../http/answer.ts';
import type { User } from '../state/rows.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** As many as a person looks through; whoever else it is types the name. */
const shown = 12;

/** Nobody has a password here: the visitor says who they are. */
export function whoPage(people: readonly User[], query: URLSearchParams, isUnknown = false): Answer {
  const content = html`
<h1>Who are you?</h1>
<p class="faint">Choose whom you are in this Discord.</p>
${isUnknown && html`<p class="wrong" role="alert">There is nobody of that name.</p>`}
<form method="post" action="/oauth2/login">
<input type="hidden" name="next" value="${String(query)}">
<ul class="people">${people
    .slice(0, shown)
    .map(
      ({ username, globalName }) =>
        html`<li><button class="quiet" name="person" value="${username}">${globalName ?? username} (${username})</button></li>`,
    )}</ul>
</form>
${people.length > shown && nameForm(query)}`;
  return page({ title: 'Who are you?', content, leadsTo: backTo(query) });
}

/** Browsers hold a form to its page's policy through all redirects, and whoever has allowed it before is sent back at once. */
function backTo(query: URLSearchParams): string | null {
  const address = query.get('redirect_uri');
  return address !== null && URL.canParse(address) ? address : null;
}

const nameForm = (query: URLSearchParams) => html`
<form method="post" action="/oauth2/login">
<input type="hidden" name="next" value="${String(query)}">
<label for="person">Somebody else, by username</label>
<input id="person" name="person" required autocomplete="off">
<div class="deeds"><button>Continue</button></div>
</form>`;

export const wrongPage = (status: number, message: string): Answer =>
  page({ title: 'Error', status, content: html`<h1>Something is wrong</h1><p role="alert">${message}</p>` });

export const donePage = (): Answer =>
  page({ title: 'Authorized', content: html`<h1>Authorized</h1><p>You may close this page now.</p>` });
