import { startDiscord } from '../simulators/discord/discord.ts';
import { buildPage } from './build-page.ts';

/** The simulated Discord alone, with its page: for whoever writes a bot, or looks at one. */
const port = Number(process.env['PORT'] ?? 0);
const discord = await startDiscord({ port, control: true, pageFolder: await buildPage() });
for (const event of ['SIGINT', 'SIGTERM']) process.once(event, () => discord.close().then(() => process.exit()));

const { url, botToken } = discord.ready;
console.log(`The page of the simulated Discord is ${url}/_page/.`);
console.log(`A bot takes ${url}/api as its \`rest.api\`, and this token: ${botToken}`);
