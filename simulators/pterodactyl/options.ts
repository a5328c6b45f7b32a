export const versions = ['1.11', '1.12', 'pelican'] as const;
export type PanelVersion = (typeof versions)[number];

export interface PanelOptions {
  /** 0 takes a free one. */
  port: number;
  /** Null: everything is forgotten at the end. */
  stateFile: string | null;
  /** Time passes only when it is told to. */
  still: boolean;
  /** How many nodes there are at the beginning, and how many ports each of them has. */
  nodes: number;
  ports: number;
  version: PanelVersion;
  /** Calls a minute for each account; null is what the version brings along. */
  clientLimit: number | null;
  applicationLimit: number | null;
  twoFactorRequired: boolean;
  /** `artisan down`: 503 for everybody. */
  maintenance: boolean;
  mailFails: boolean;
  installMs: number;
  /** From the start of a process to the line by which the egg knows that it runs. */
  bootMs: number;
  stopMs: number;
}

/** What a test or a person may change while the panel runs. */
export const changeable = [
  'version',
  'clientLimit',
  'applicationLimit',
  'twoFactorRequired',
  'maintenance',
  'mailFails',
  'installMs',
  'bootMs',
  'stopMs',
] as const;

export const defaultOptions: PanelOptions = {
  port: 0,
  stateFile: null,
  still: false,
  nodes: 1,
  ports: 100,
  version: '1.12',
  clientLimit: null,
  applicationLimit: null,
  twoFactorRequired: false,
  maintenance: false,
  mailFails: false,
  installMs: 1_500,
  bootMs: 300,
  stopMs: 200,
};
