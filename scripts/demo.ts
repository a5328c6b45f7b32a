import { Refusal } from '../domain/refusal.ts';
import { leaveOneForYou } from './demo/one-for-you.ts';
import { openDemo } from './demo/open.ts';
import { walkAnOrder } from './demo/walk.ts';

try {
  const demo = await openDemo();
  await walkAnOrder(demo)
    .then(() => leaveOneForYou(demo))
    .finally(demo.close);
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error(['', error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error('\nThe demo failed:', error);
}
