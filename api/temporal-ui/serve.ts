import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Orm } from '../../db/orm.ts';
import type { Actor } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { OrderCommander } from '../../integrations/temporal/order-commands.ts';
import type { Limiter } from '../rate-limits.ts';
import { readBytes } from '../read-body.ts';
import type { Site } from '../site.ts';
import { answerRefusal } from './answer-refusal.ts';
import { isAsset, showAsset } from './asset.ts';
import { showDetails, showStyle } from './details.ts';
import { doneElsewhere } from './elsewhere.ts';
import { enter } from './enter.ts';
import { showPage } from './page.ts';
import { type Place, pathOf, placeOf } from './place.ts';
import { isRead, signalIn } from './reads.ts';
import { answerNamespaces, answerSettings } from './settings.ts';
import { sendSignal } from './signal.ts';
import { askUi, passOn, type Upstream } from './upstream.ts';
import { wayBack } from './way-back.ts';

/** Temporal's own UI, and how its signals reach an order. */
export interface TemporalUi extends Upstream {
  namespace: string;
  signals: OrderCommander;
}

export interface TemporalUiParts {
  orm: Orm;
  site: Site;
  origins: readonly string[];
  limitActor: Limiter;
  ui: TemporalUi | null;
}

interface Visit {
  ui: TemporalUi;
  actor: Actor;
  place: Place;
}

/** Staff reads Temporal's UI at our own address, and admins send two signals from it. Nothing else gets through. */
export function serveTemporalUi(app: Express, parts: TemporalUiParts): void {
  const router = express.Router();
  const visit: RequestHandler = async (request, response) => {
    response.locals['route'] = '/temporal';
    response.set('Cache-Control', 'no-store');
    const actor = await enter(parts, request, response);
    const place = placeOf(request.originalUrl);
    if (!place) throw nothingHere();
    await show({ ui: requireUi(parts), actor, place }, parts, request, response);
  };
  router.use(visit, answerRefusal);
  app.use(['/temporal', '/render'], router);
}

async function show(visit: Visit, parts: TemporalUiParts, request: Request, response: Response): Promise<void> {
  const { ui, place } = visit;
  const [first, second, third] = place.parts;
  if (first === 'temporal' && second === 'api' && third === 'v1') return answerApi(visit, parts, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw doneElsewhere({ method: request.method, parts: [] });
  if (first === 'render' && second === undefined) return showDetails(ui, place, request, response);
  if (first !== 'temporal' || second === 'api') throw nothingHere();
  if (isAsset(place.parts)) return showAsset(ui, place.parts, request, response);
  if (second === 'details.css') return showStyle(response);
  if (second === 'login') return response.redirect(wayBack(request));
  return showPage(ui, parts.site, request, response);
}

async function answerApi({ ui, actor, place }: Visit, { orm }: TemporalUiParts, request: Request, response: Response) {
  const wanted = { method: request.method, parts: place.parts.slice(3) };
  const signal = signalIn(wanted, ui.namespace);
  if (signal) return sendSignal({ orm, signals: ui.signals, actor }, signal, request, response);
  const own = wanted.method === 'GET' ? wanted.parts.join('/') : '';
  if (own === 'settings') return answerSettings(ui, actor, response);
  if (own === 'namespaces') return answerNamespaces(ui, response);
  if (!isRead(wanted, ui.namespace)) throw wanted.method === 'GET' ? nothingHere() : doneElsewhere(wanted);

  place.query.delete('namespace'); // it is said by the path
  const body = wanted.method === 'POST' ? await readBytes(request, response) : undefined;
  const path = `${pathOf(place.parts)}?${place.query}`;
  const encodings = request.get('accept-encoding');
  await passOn(await askUi(ui, { path, encodings, mayLast: true, ...(body && { body }) }, response), response);
}

function requireUi({ ui }: TemporalUiParts): TemporalUi {
  if (ui) return ui;
  throw new Refusal('temporal-ui-off', 'This Botyard was not told of a Temporal UI.', {
    remedy: 'Its operator starts one with TEMPORAL_UI_PUBLIC_PATH=/temporal, and names its address in TEMPORAL_UI_URL.',
  });
}

const nothingHere = () =>
  new Refusal('not-found', 'There is nothing of the Temporal UI at this address.', { remedy: 'Open /temporal.' });
