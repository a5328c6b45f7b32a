import type { Request, Response } from 'express';
import { pathOf } from './place.ts';
import { askUi, passOn, type Upstream } from './upstream.ts';

const folders = new Set(['_app', 'css', 'codemirror', 'i18n']);
const files =
  /^(android|apple|banner|favicon|logo)[\w.-]*\.(png|svg|ico|jpg)$|^Temporal_Logo_Animation\.gif$|^site\.webmanifest$/;

/** A file that the UI is made of: a plain name, in one of its folders or beside its page. */
export function isAsset([, first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return files.test(first);
  return folders.has(first) && rest.every((part) => /^[\w@.-]+$/.test(part));
}

export async function showAsset(ui: Upstream, parts: readonly string[], request: Request, response: Response) {
  response.locals['isRoutine'] = true;
  const answer = await askUi(ui, { path: pathOf(parts), encodings: request.get('accept-encoding') }, response);
  // Its name changes with what is in it; still only for whoever was let in.
  const lastsForever = answer.statusCode === 200 && parts[2] === 'immutable';
  response.set('Cache-Control', lastsForever ? 'private, max-age=31536000, immutable' : 'no-store');
  await passOn(answer, response);
}
