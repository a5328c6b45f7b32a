import type { Mutation } from './mutation.ts';

export const oauth2: readonly Mutation[] = [
  {
    ...{ rule: 45, off: 'codes that are good once', file: 'oauth2/codes.ts' },
    text: 'known.isUsed = true;',
    becomes: '',
  },
  {
    ...{ rule: 45, off: 'the address that a code was given to', file: 'oauth2/codes.ts' },
    text: 'if (known.redirectUri !== presented.redirectUri) throw invalidGrant(\'Invalid "redirect_uri" in request.\');',
    becomes: '',
  },
  {
    ...{ rule: 45, off: 'registered addresses', file: 'oauth2/asked.ts' },
    text: 'if (given !== null && application.redirectUris.includes(given)) return given;',
    becomes: 'if (given !== null && application) return given;',
  },
  {
    ...{ rule: 45, off: 'refresh tokens that are good once', file: 'routes/oauth2/token.ts' },
    text: 'world.state.authorizations.delete(held.id);',
    becomes: '',
  },
  {
    ...{ rule: 45, off: 'scopes', file: 'http/authenticate.ts' },
    text: "if (caller.kind === 'bearer' && !mayUse(caller.authorization.scopes, scopes)) throw missingScope();",
    becomes: 'if (!mayUse([], [])) throw missingScope();',
  },
  {
    ...{ rule: 45, off: 'the end of all tokens together', file: 'oauth2/authorizations.ts' },
    text: 'if (held.applicationId === applicationId && held.userId === userId) state.authorizations.delete(id);',
    becomes: 'if (held.applicationId === userId) state.authorizations.delete(id);',
  },
  {
    ...{ rule: 46, off: 'the flags that a bot may set', file: 'routes/applications/fields.ts' },
    text: '((given ^ current) & ~limited) === 0',
    becomes: 'limited > 0',
  },
  {
    ...{ rule: 46, off: 'addresses that let everybody in', file: 'routes/applications/probe.ts' },
    text: '(await isPong(url, body, genuine)) && (await refuses(url, body, forged));',
    becomes: 'await isPong(url, body, genuine);',
  },
];
