import { Refusal } from './refusal.ts';

export const tiers = ['starter', 'pro', 'business'] as const;
export type Tier = (typeof tiers)[number];

export const addonCodes = ['private_instance', 'priority_support', 'white_label', 'source_code'] as const;
export type AddonCode = (typeof addonCodes)[number];

export const features = ['basic_commands', 'moderation', 'custom_commands', 'analytics', 'all'] as const;
export type Feature = (typeof features)[number];

export interface Resources {
  memoryMb: number;
  /** 100 = one core. */
  cpuPercent: number;
  diskMb: number;
  databases: number;
  backups: number;
}

export interface Plan {
  tier: Tier;
  name: string;
  resources: Resources;
  maxGuilds: number;
  commandsPerMinute: number;
  apiCallsPerDay: number;
  features: readonly Feature[];
  /** Minor units a month. */
  monthlyPrice: number;
  currency: string;
  approval: 'manual' | 'automatic';
}

export interface Addon {
  code: AddonCode;
  name: string;
  /** Minor units: a month, or once. */
  price: number;
  billed: 'monthly' | 'once';
  boost: Partial<Resources>;
}

export interface Catalogue {
  plans: readonly Plan[];
  addons: readonly Addon[];
}

/** What the catalogue's tables begin with; from then on the rows are the truth and an admin edits them. */
export const defaultCatalogue: Catalogue = {
  plans: [
    {
      tier: 'starter',
      name: 'Starter',
      resources: { memoryMb: 512, cpuPercent: 50, diskMb: 1024, databases: 0, backups: 1 },
      maxGuilds: 1,
      commandsPerMinute: 30,
      apiCallsPerDay: 1_000,
      features: ['basic_commands', 'moderation'],
      monthlyPrice: 500,
      currency: 'USD',
      approval: 'manual',
    },
    {
      tier: 'pro',
      name: 'Pro',
      resources: { memoryMb: 1024, cpuPercent: 100, diskMb: 2048, databases: 1, backups: 3 },
      maxGuilds: 3,
      commandsPerMinute: 100,
      apiCallsPerDay: 10_000,
      features: ['basic_commands', 'moderation', 'custom_commands', 'analytics'],
      monthlyPrice: 1200,
      currency: 'USD',
      approval: 'manual',
    },
    {
      tier: 'business',
      name: 'Business',
      resources: { memoryMb: 2048, cpuPercent: 200, diskMb: 5120, databases: 3, backups: 7 },
      maxGuilds: 10,
      commandsPerMinute: 500,
      apiCallsPerDay: 100_000,
      features: ['all'],
      monthlyPrice: 2900,
      currency: 'USD',
      approval: 'manual',
    },
  ],
  addons: [
    {
      code: 'private_instance',
      name: 'Private instance',
      price: 1000,
      billed: 'monthly',
      boost: { memoryMb: 512, cpuPercent: 50, diskMb: 1024 },
    },
    { code: 'priority_support', name: 'Priority support', price: 500, billed: 'monthly', boost: {} },
    { code: 'white_label', name: 'White label', price: 800, billed: 'monthly', boost: {} },
    { code: 'source_code', name: 'Source code', price: 4900, billed: 'once', boost: {} },
  ],
};

export interface Selection {
  tier: Tier;
  addons: readonly AddonCode[];
}

/** The plan and the add-ons that were chosen; refuses what is not on offer. */
export function choose({ plans, addons }: Catalogue, selection: Selection): { plan: Plan; addons: Addon[] } {
  const plan = plans.find(({ tier }) => tier === selection.tier);
  if (!plan) throw notOnOffer(`the plan "${selection.tier}"`);

  const chosen = [...new Set(selection.addons)].map((code) => {
    const addon = addons.find((offered) => offered.code === code);
    if (!addon) throw notOnOffer(`the add-on "${code}"`);
    return addon;
  });
  return { plan, addons: chosen };
}

const notOnOffer = (what: string) =>
  new Refusal('not-on-offer', `Botyard does not offer ${what}.`, {
    remedy: 'GET /api/plans lists what can be ordered.',
  });

/** What the bot gets: the plan's resources with every add-on's boost on top. */
export function resourcesOf({ plan, addons }: { plan: Plan; addons: readonly Addon[] }): Resources {
  const sum = (key: keyof Resources) =>
    addons.reduce((total, { boost }) => total + (boost[key] ?? 0), plan.resources[key]);
  return {
    memoryMb: sum('memoryMb'),
    cpuPercent: sum('cpuPercent'),
    diskMb: sum('diskMb'),
    databases: sum('databases'),
    backups: sum('backups'),
  };
}

/** What the bot may do: the plan's features, and the name of every add-on that was bought. */
export const featuresOf = ({ plan, addons }: { plan: Plan; addons: readonly Addon[] }): string[] => [
  ...plan.features,
  ...addons.map(({ code }) => code),
];
