import { z } from 'zod';
import { versions } from './options.ts';
import { startPanel } from './panel.ts';

const ms = z.coerce.number().int().nonnegative();
const limit = z.preprocess((text) => text || null, z.coerce.number().int().positive().nullable());

const env = z
  .object({
    PORT: z.coerce.number().int().default(0),
    PANEL_STATE_FILE: z.string().default(''),
    PANEL_INSTALL_MS: ms.default(1_500),
    PANEL_NODES: z.coerce.number().int().positive().default(1),
    PANEL_PORTS: z.coerce.number().int().positive().default(100),
    PANEL_VERSION: z.enum(versions).default('1.12'),
    PANEL_CLIENT_LIMIT: limit,
    PANEL_APPLICATION_LIMIT: limit,
  })
  .parse(process.env);

const panel = await startPanel({
  port: env.PORT,
  stateFile: env.PANEL_STATE_FILE || null,
  installMs: env.PANEL_INSTALL_MS,
  nodes: env.PANEL_NODES,
  ports: env.PANEL_PORTS,
  version: env.PANEL_VERSION,
  clientLimit: env.PANEL_CLIENT_LIMIT,
  applicationLimit: env.PANEL_APPLICATION_LIMIT,
});

const stop = () => panel.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);

console.log(`The simulated panel answers at ${panel.url}.`);
process.send?.({ ready: panel.ready });
