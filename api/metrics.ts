import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isStaff } from '../domain/permission.ts';
import type { Authenticate } from './authenticate.ts';
import { forbidden } from './forbidden.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What Prometheus may ask for. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'botyard_http_request_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    registry,
    answered: (labels: { method: string; route: string; status: string }, seconds: number) =>
      durations.observe(labels, seconds),
  };
}

/** For whoever is on this machine, and for staff. Behind a proxy everybody seems to be on this machine: those need a key. */
export const serveMetrics =
  ({ registry }: Metrics, authenticate: Authenticate): RequestHandler =>
  async (request, response) => {
    response.locals['route'] = '/metrics';
    const isNear = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
    const isForwarded = request.get('x-forwarded-for') !== undefined || request.get('forwarded') !== undefined;
    if (!isNear || isForwarded) {
      const actor = await authenticate(request, response);
      if (!isStaff(actor)) throw forbidden('Metrics are for staff.');
    }
    response.type(registry.contentType).send(await registry.metrics());
  };
