import type { Route } from '../http/router.ts';
import { allocationRoutes } from './allocations.ts';
import { eggRoutes } from './eggs.ts';
import { nestRoutes } from './nests.ts';
import { placeRoutes } from './places.ts';
import { changeBuild } from './servers/build.ts';
import { createServer } from './servers/create.ts';
import { deleteServer } from './servers/delete.ts';
import { changeDetails } from './servers/details.ts';
import { readServers } from './servers/read.ts';
import { reinstallServer } from './servers/reinstall.ts';
import { changeStartup } from './servers/startup.ts';
import { suspendServer } from './servers/suspend.ts';
import { readUsers } from './users/read.ts';
import { writeUsers } from './users/write.ts';

export const applicationRoutes: Route[] = [
  ...readServers,
  createServer,
  changeDetails,
  changeBuild,
  changeStartup,
  ...suspendServer,
  reinstallServer,
  ...deleteServer,
  ...placeRoutes,
  ...allocationRoutes,
  ...nestRoutes,
  ...eggRoutes,
  ...readUsers,
  ...writeUsers,
];
