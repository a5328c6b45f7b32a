import { cpSync } from 'node:fs';
import { buildWeb } from './build-page.ts';

/** Builds the page, into a folder where one is named: `node scripts/build-web.ts <folder>`. */
const [target] = process.argv.slice(2);
const folder = await buildWeb();
if (target) cpSync(folder, target, { recursive: true });
console.log(`The page is in ${target ?? folder}.`);
