import type { World } from '../world.ts';
import { writeFile } from './files.ts';
import type { Machine } from './machine.ts';

const kept = 200;
const logFile = '/logs/bot.log';

/** A line on the console, which bots of ours also keep in a file. */
export function say(world: World, machine: Machine, line: string): void {
  machine.console = [...machine.console, line].slice(-kept);
  if (machine.files['/index.js']) writeFile(world, machine, logFile, Buffer.from(`${machine.console.join('\n')}\n`));
}
