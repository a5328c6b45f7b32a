import type { Snowflake } from '../state/rows.ts';

/** What a person has allowed and an application has not yet fetched. */
export interface OauthCode {
  code: string;
  applicationId: Snowflake;
  userId: Snowflake;
  redirectUri: string;
  scopes: string[];
  /** For whoever proves that it asked: PKCE. */
  challenge: { method: 'S256' | 'plain'; value: string } | null;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type OauthCodes = Map<string, OauthCode>;
