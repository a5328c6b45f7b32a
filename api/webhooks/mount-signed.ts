import type { Express } from 'express';
import type { Orm } from '../../db/orm.ts';
import { keepArrival, keepOutcome } from '../../db/queries/webhook-deliveries.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { parseInput } from '../parse-input.ts';
import { parseJson, readBytes } from '../read-body.ts';
import type { Route } from '../route.ts';
import { prove, readClaim, type SignedMessage } from './signature.ts';

export interface SignedGate {
  orm: Orm;
  /** Shared with whoever may send us something; without it nobody may. */
  webhookSecret: string | null;
}

/** What a machine sends is proven before it is understood; what was proven is kept, understood or not. */
export function mountSigned(app: Express, it: Route, { orm, webhookSecret }: SignedGate): void {
  app[it.method](it.path, async (request, response) => {
    response.locals['route'] = it.path;
    response.set('Cache-Control', 'no-store');
    if (!webhookSecret) throw noSecret();

    const claim = readClaim((name) => request.get(name), Date.now());
    const bytes = await readBytes(request, response);
    const message = prove(webhookSecret, claim, bytes);
    const input = await understand(message, () => {
      request.body = parseJson(bytes);
      return parseInput(it, request);
    });
    response.status(it.status ?? 200).json(it.output.parse(await it.handle(input, { message } as never)));
  });

  async function understand(message: SignedMessage, read: () => unknown): Promise<unknown> {
    try {
      return read();
    } catch (error) {
      if (error instanceof Refusal) await keepUnread(message, error.code);
      throw error;
    }
  }

  const keepUnread = (message: SignedMessage, outcome: string) =>
    within(orm, { kind: 'system' }, async (em) => {
      await keepArrival(em, { ...message, endpoint: it.path }, { event: null, status: null, botId: null });
      await keepOutcome(em, message.id, { outcome, orderId: null });
    });
}

const noSecret = () =>
  new Refusal('webhooks-off', 'This Botyard takes no webhooks, because WEBHOOK_SECRET is not set.', {
    remedy: 'Set WEBHOOK_SECRET in .env, give the sender the same, and start the api again.',
  });
