import type { PanelState } from '../../state/panel-state.ts';
import type { User } from '../../state/rows.ts';
import type { LookUp, Rules } from '../../validation/validate.ts';

const username: LookUp = {
  rule: 'regex',
  holds: (value) => /^[a-z0-9][a-z0-9_.-]+[a-z0-9]$/i.test(String(value)),
};

export function userRules({ users }: PanelState, ownId?: number): Rules {
  const unique = (read: (user: User) => string | null): LookUp => ({
    rule: 'unique',
    holds: (value) =>
      !users.find((user) => user.id !== ownId && read(user)?.toLowerCase() === String(value).toLowerCase()),
  });
  return {
    external_id: ['nullable|string|max:191', unique(({ externalId }) => externalId)],
    email: ['required|email|between:1,191', unique(({ email }) => email)],
    username: ['required|between:1,191', unique((user) => user.username), username],
    first_name: 'required|string|between:1,191',
    last_name: 'required|string|between:1,191',
    password: 'nullable|string',
    language: 'string|in:en',
    root_admin: 'boolean',
  };
}
