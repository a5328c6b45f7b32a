import type { Orm } from '../../db/orm.ts';
import { blindMonitors, readSightline } from '../../db/queries/sight.ts';
import { within } from '../../db/scope.ts';
import { blindnessSentence } from '../../domain/sight.ts';
import { probeOf } from './probe.ts';

/** Whether bots are looked at, and can be seen. */
export const watchingProbe = (orm: Orm) =>
  probeOf(
    () =>
      within(orm, { kind: 'system' }, async (em) =>
        blindnessSentence(await readSightline(em), (await blindMonitors(em)).length),
      ),
    'Whether bots are watched cannot be told: the database does not answer.',
  );
