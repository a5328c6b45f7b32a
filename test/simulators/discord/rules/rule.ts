/** One check that the simulated Discord makes, by its number, and the tests that prove it, by file. */
export interface Rule {
  number: number;
  says: string;
  tests: Record<string, readonly string[]>;
}

/** The groups of rules, each with its first and its last number. */
export const groups = {
  gateway: [1, 12],
  rest: [13, 19],
  messages: [20, 26],
  interactions: [27, 33],
  commands: [34, 35],
  guilds: [36, 44],
  oauth2: [45, 46],
} as const;
