import type { Orm } from '../../db/orm.ts';
import { probeOf } from './probe.ts';

export const databaseProbe = (orm: Orm) =>
  probeOf(async () => {
    await orm.em.getConnection().execute('select 1');
    return null;
  }, 'The database does not answer.');
