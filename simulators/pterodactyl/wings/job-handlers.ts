import type { JobHandlers } from '../jobs.ts';
import { endInstall } from './install.ts';
import { endStop, speak } from './process.ts';

export const jobHandlers: JobHandlers = {
  'install-ends': endInstall,
  'bot-is-ready': speak,
  'process-stops': endStop,
};
