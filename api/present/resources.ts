import { z } from 'zod';

export const ResourcesView = z.object({
  memoryMb: z.int(),
  cpuPercent: z.int().describe('100 is one core.'),
  diskMb: z.int(),
  databases: z.int(),
  backups: z.int(),
});
