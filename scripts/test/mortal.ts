// Loaded into every test process: it ends when it is told to, when it takes too long, and when the run it belongs to is gone.
// A Temporal worker takes SIGTERM for itself, and an open connection keeps a process alive for ever.
import { writeSync } from 'node:fs';

const patienceMs = 2_000;
const limitMinutes = 3;
const parent = process.ppid;

const endHard = () => process.kill(process.pid, 'SIGKILL');

process.on('SIGTERM', () => setTimeout(endHard, patienceMs));

setTimeout(() => {
  writeSync(2, `This file has not ended after ${limitMinutes} minutes: a test hangs, or leaves something open.\n`);
  endHard();
}, limitMinutes * 60_000).unref();

setInterval(() => {
  if (process.ppid !== parent) endHard();
}, 1_000).unref();
