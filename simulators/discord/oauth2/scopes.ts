/** What an application may ask for, in the words that a person reads. Scopes that only Discord's partners get are none of these. */
export const scopeWords: Record<string, string> = {
  identify: 'Access your username, avatar and banner',
  email: 'Access your email address',
  guilds: "Know what servers you're in",
  'guilds.join': 'Join servers for you',
  'guilds.members.read': 'Read your member info (nickname, avatar, roles) in the servers you belong to',
  connections: 'Access your third-party connections',
  'role_connections.write': 'Update your connection and metadata for this application',
  bot: 'Add a bot to a server',
  'applications.commands': 'Create commands in a server',
  'applications.commands.permissions.update': 'Update who may use its commands in a server',
};

export const scopesIn = (text: string): string[] => [...new Set(text.split(/[ +]/).filter((word) => word !== ''))];

export const areKnown = (scopes: readonly string[]): boolean =>
  scopes.length > 0 && scopes.every((scope) => Object.hasOwn(scopeWords, scope));
