import type { World } from '../../world.ts';
import type { Connection } from '../connection.ts';
import type { Session } from '../session.ts';

export type AnswerFrame = (world: World, connection: Connection, data: unknown) => void;
export type AnswerSession = (world: World, session: Session, data: unknown) => void;
