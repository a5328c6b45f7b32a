import type { Mutation } from './mutation.ts';

export const commands: readonly Mutation[] = [
  {
    ...{ rule: 34, off: 'the order of options', file: 'commands/options.ts' },
    text: 'if (late < 0) return null;',
    becomes: 'if (late < given.length) return null;',
  },
  {
    ...{ rule: 34, off: 'small letters', file: 'commands/names.ts' },
    text: 'form.test(name) && name === name.toLowerCase()',
    becomes: 'form.test(name)',
  },
  {
    ...{ rule: 34, off: 'the size of a command', file: 'commands/size.ts' },
    text: 'sizeOf(command) <= most',
    becomes: 'sizeOf(command) <= most * 9',
  },
  {
    ...{ rule: 34, off: 'how many commands there are', file: 'commands/keep.ts' },
    text: 'requireRoom(described);',
    becomes: '',
  },
  {
    ...{ rule: 34, off: 'the creates of a day', file: 'commands/daily-creates.ts' },
    text: 'if (count.made + creates > most) throw tooManyCreates(most);',
    becomes: '',
  },
  {
    ...{ rule: 34, off: 'deleting what is not in the list', file: 'commands/keep.ts' },
    text: 'for (const old of known) if (!described.some((it) => isSame(it, old))) deleteCommand(world, old);',
    becomes: '',
  },
  {
    ...{ rule: 35, off: 'whose commands they are', file: 'commands/scope.ts' },
    text: 'if (application !== caller.application.id) throw notYourApplication();',
    becomes: '',
  },
  {
    ...{ rule: 35, off: 'guilds without the application', file: 'commands/scope.ts' },
    text: 'if (guildId !== null && !state.members.get(guildId)?.has(caller.application.botId)) throw missingAccess();',
    becomes: 'if (!state) throw missingAccess();',
  },
  {
    ...{ rule: 35, off: 'people alone deciding', file: 'routes/commands/permissions.ts' },
    text: "if (call.caller.kind === 'bot') throw botsMayNot();",
    becomes: '',
  },
];
