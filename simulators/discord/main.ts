import { z } from 'zod';
import { startDiscord } from './discord.ts';

const person = z.object({ username: z.string(), role: z.string(), about: z.string() });
const frontDoor = z
  .object({ site: z.string(), url: z.url(), scopes: z.array(z.string()), people: z.array(person) })
  .nullable();

const env = z
  .object({
    PORT: z.coerce.number().int().default(0),
    DISCORD_STATE_FILE: z.string().default(''),
    DISCORD_CONTROL: z.stringbool().default(false),
    DISCORD_PAGE_FOLDER: z.string().default(''),
    /** As JSON. */
    DISCORD_FRONT_DOOR: z
      .string()
      .default('null')
      .transform((text) => frontDoor.parse(JSON.parse(text))),
    DISCORD_INVALID_LIMIT: z.coerce.number().int().nonnegative().optional(),
    /** With commas between them. */
    DISCORD_REDIRECT_URIS: z.string().default(''),
  })
  .parse(process.env);

const discord = await startDiscord({
  port: env.PORT,
  stateFile: env.DISCORD_STATE_FILE || null,
  control: env.DISCORD_CONTROL,
  pageFolder: env.DISCORD_PAGE_FOLDER || null,
  frontDoor: env.DISCORD_FRONT_DOOR,
  invalidLimit: env.DISCORD_INVALID_LIMIT ?? null,
  redirectUris: env.DISCORD_REDIRECT_URIS.split(',').filter((uri) => uri !== ''),
});

const stop = () =>
  discord.close().then(
    () => process.exit(0),
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);

console.log(`The simulated Discord answers at ${discord.url}.`);
process.send?.({ ready: discord.ready });
