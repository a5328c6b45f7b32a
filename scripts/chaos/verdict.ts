import type { Tally } from './door.ts';
import type { Damage, Finding } from './findings.ts';
import type { Weathered } from './storm.ts';

interface Outcome extends Weathered {
  findings: Finding[];
  tally: Tally;
  ends: ReadonlyMap<string, number>;
  folder: string;
}

/** Says each finding as a sentence, and all of them as one line at the end; answers whether there was none. */
export function tellVerdict({ lived, kills, faults, recoverSeconds, findings, tally, ends, folder }: Outcome): boolean {
  const times = [...ends].map(([part, count]) => `${part} ${count}`).join(', ');
  console.log(`Ended and started again, by kills or for want of another part: ${times || 'nothing'}.`);
  for (const [request, count] of tally.unexpected) console.log(`${count} times ${request} was answered 500.`);
  for (const { damage, sentence } of findings) console.log(`${damage}: ${sentence}`);
  if (findings.length > 0) console.log(`Everything that was written is kept in ${folder}.`);

  const count = (damage: Damage) => findings.filter((finding) => finding.damage === damage).length;
  const counts = { lost: count('lost'), double: count('double'), secrets: count('secrets') };
  const orders = lived.length;
  console.log(
    JSON.stringify({ orders, kills, faults, ...counts, recoverSeconds: Math.round(recoverSeconds * 10) / 10 }),
  );
  return findings.length === 0;
}
