export interface ApiKey {
  kind: 'application' | 'client';
  token: string;
  userId: number;
  /** Bits per resource: 1 reads, 2 writes. An application key alone has them. */
  acl: Record<string, number>;
  allowedIps: string[];
}

export interface User {
  id: number;
  externalId: string | null;
  uuid: string;
  username: string;
  email: string;
  firstName: string;
  lastName: string;
  language: string;
  rootAdmin: boolean;
  twoFactor: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface Location {
  id: number;
  short: string;
  long: string;
  createdAt: number;
  updatedAt: number;
}

export interface PanelNode {
  id: number;
  uuid: string;
  public: boolean;
  name: string;
  locationId: number;
  /** Pelican's own, instead of locations. */
  tags: string[];
  fqdn: string;
  maintenance: boolean;
  memory: number;
  memoryOverallocate: number;
  disk: number;
  diskOverallocate: number;
  /** Counted by Pelican alone. */
  cpu: number;
  cpuOverallocate: number;
  /** The largest file that may be uploaded. */
  uploadMb: number;
  tokenId: string;
  token: string;
  createdAt: number;
  updatedAt: number;
}

export interface Allocation {
  id: number;
  nodeId: number;
  ip: string;
  port: number;
  alias: string | null;
  notes: string | null;
  serverId: number | null;
}

export interface Nest {
  id: number;
  uuid: string;
  author: string;
  name: string;
  description: string;
  createdAt: number;
  updatedAt: number;
}

export interface EggVariable {
  id: number;
  name: string;
  description: string;
  envVariable: string;
  defaultValue: string;
  userViewable: boolean;
  userEditable: boolean;
  rules: string;
}

export interface Egg {
  id: number;
  uuid: string;
  nestId: number;
  name: string;
  author: string;
  description: string;
  dockerImages: Record<string, string>;
  startup: string;
  done: string;
  stop: string;
  /** What is run to install it. */
  script: string;
  variables: EggVariable[];
  createdAt: number;
  updatedAt: number;
}
