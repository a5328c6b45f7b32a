/** What Temporal's lists can be filtered by. Names and types stay: a living namespace cannot change them. */
export const searchAttributes = {
  OrderPhase: 'KEYWORD',
  Tier: 'KEYWORD',
  HostName: 'KEYWORD',
  GuildId: 'KEYWORD',
  CustomerId: 'KEYWORD',
  NeedsAttention: 'BOOL',
  DueAt: 'DATETIME',
} as const;
