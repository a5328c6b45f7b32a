import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver, install, nodeTooOld } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
let verdict = '0 passed, 1 failed'; // unless the run lives to tell

try {
  const sentence = nodeTooOld();
  if (sentence) throw new Error(sentence);
  await install(root);
  process.exitCode = await handOver(root, 'scripts/test.ts', process.argv.slice(2), (message) => {
    verdict = message.verdict;
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
console.log(verdict);
