import type { Route } from '../../http/route.ts';
import { readApplication, updateApplication } from './me.ts';
import { deleteConnection, readConnection, writeConnection } from './role-connection.ts';
import { readRecords, writeRecords } from './role-connections.ts';

export const applicationsRoutes: readonly Route[] = [
  readApplication,
  updateApplication,
  readRecords,
  writeRecords,
  readConnection,
  writeConnection,
  deleteConnection,
];
