import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver, install, nodeTooOld } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  const sentence = nodeTooOld();
  if (sentence) throw new Error(sentence);
  await install(root);
  process.exitCode = await handOver(root, 'scripts/start.ts', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
