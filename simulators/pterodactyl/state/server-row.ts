/** One column on the real panel too, so states overwrite each other. `null` is the normal one. */
export type PanelStatus =
  | 'installing'
  | 'install_failed'
  | 'reinstall_failed'
  | 'suspended'
  | 'restoring_backup'
  | null;

export interface ServerRow {
  id: number;
  externalId: string | null;
  uuid: string;
  name: string;
  description: string;
  status: PanelStatus;
  skipScripts: boolean;
  userId: number;
  nodeId: number;
  /** Null on Pelican alone, where a server needs no port. */
  allocationId: number | null;
  nestId: number;
  eggId: number;
  startup: string;
  image: string;
  memory: number;
  swap: number;
  disk: number;
  io: number;
  cpu: number;
  threads: string | null;
  oomDisabled: boolean;
  databaseLimit: number | null;
  allocationLimit: number | null;
  backupLimit: number;
  /** By the id of the egg's variable: a change of egg leaves the old egg's values behind. */
  variables: Record<number, string>;
  installedAt: number | null;
  transferring: boolean;
  createdAt: number;
  updatedAt: number;
}
