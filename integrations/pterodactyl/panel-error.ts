import { Busy } from '../../domain/refusal.ts';

export interface BrokenRule {
  /** Dotted, as the panel names it: `limits.memory`. */
  field: string;
  rule: string;
}

export type PanelApi = 'application' | 'client';

interface PanelAnswer {
  api: PanelApi;
  status: number;
  code: string;
  brokenRules?: readonly BrokenRule[];
  /** The panel's own words. They are translated and may change: for people, never for decisions. */
  detail?: string;
}

/** The panel answered, and it was a no. */
export class PanelError extends Error {
  override name = 'PanelError';
  readonly api: PanelApi;
  readonly status: number;
  readonly code: string;
  readonly brokenRules: readonly BrokenRule[];
  readonly detail: string;

  constructor(request: string, { api, status, code, brokenRules = [], detail = '' }: PanelAnswer) {
    const rules = brokenRules.map(({ field, rule }) => `${field} (${rule})`).join(', ');
    super(`${request} answered ${status} ${code}${rules && `: ${rules}`}`);
    this.api = api;
    this.status = status;
    this.code = code;
    this.brokenRules = brokenRules;
    this.detail = detail;
  }

  breaks(field: string, rule?: string): boolean {
    return this.brokenRules.some((broken) => broken.field === field && (!rule || broken.rule === rule));
  }
}

/** Something answered, but it did not speak the panel's language: a proxy's page, a redirect, another program. */
export class NotThePanel extends Error {
  override name = 'NotThePanel';
}

interface Silence {
  /** Null: nothing came back. */
  status?: number | null;
  code?: string | null;
  retryAfterMs?: number;
  mayBeDone?: boolean;
}

/** No answer now. */
export class PanelBusy extends Busy {
  readonly status: number | null;
  readonly code: string | null;
  /** Whether what was asked for may be done all the same. */
  readonly mayBeDone: boolean;

  constructor(message: string, { status = null, code = null, retryAfterMs = 5_000, mayBeDone = false }: Silence = {}) {
    super(message, retryAfterMs);
    this.status = status;
    this.code = code;
    this.mayBeDone = mayBeDone;
  }
}
