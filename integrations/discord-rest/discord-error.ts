import { Busy } from '../../domain/refusal.ts';

/** Discord is away, asks for patience, or answers in no way that we know. */
export class DiscordBusy extends Busy {
  override name = 'DiscordBusy';
}

/** Discord does not take this token, or not any more. */
export class DiscordTokenRefused extends Error {
  override name = 'DiscordTokenRefused';
}

/** Discord says no for another reason. */
export class DiscordRefused extends Error {
  override name = 'DiscordRefused';
  readonly status: number;

  constructor(request: string, status: number) {
    super(`Discord answered ${request} with ${status}.`);
    this.status = status;
  }
}
