import { once } from 'node:events';
import { startDiscord } from '../../../simulators/discord/discord.ts';

// As many requests as anybody likes: what is measured is how long they take, and not how long they have to wait.
const limit = 1_000_000;
const discord = await startDiscord({ control: true, globalLimit: limit, bucket: { limit, windowMs: 1_000 } });
process.send?.({ ready: discord.ready });
await Promise.race(['SIGTERM', 'SIGINT', 'disconnect'].map((event) => once(process, event)));
await discord.close();
process.exit();
