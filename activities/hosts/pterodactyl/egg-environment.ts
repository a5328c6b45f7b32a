import type { BotEnvironment } from '../../../domain/hosting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { PanelEgg } from '../../../integrations/pterodactyl/application/eggs.ts';
import { brokenRule } from './egg-rules.ts';

/** What Botyard can tell a bot, under every name that an egg may have for it. A database password is not among it. */
const known = (orderId: string, bot: BotEnvironment): Record<string, string> => {
  const features = bot.features.join(',');
  return {
    DISCORD_TOKEN: bot.botToken,
    BOT_TOKEN: bot.botToken,
    DISCORD_GUILD_ID: bot.guildId,
    GUILD_ID: bot.guildId,
    TIER: bot.tier,
    FEATURES: features,
    ORDER_ID: orderId,
    ...(bot.instanceToken && { INSTANCE_TOKEN: bot.instanceToken }),
    ...(bot.apiUrl && { BOTYARD_API_URL: bot.apiUrl }),
  };
};

const tokenNames = ['DISCORD_TOKEN', 'BOT_TOKEN'];

/** Every variable of the egg: ours by its name, else the egg's default, because the panel itself applies no defaults. */
export function environmentFor(egg: PanelEgg, orderId: string, bot: BotEnvironment): Record<string, string> {
  const ours = known(orderId, bot);
  if (!egg.variables.some(({ env_variable }) => tokenNames.includes(env_variable))) throw noTokenVariable(egg);

  const environment: Record<string, string> = {};
  for (const { env_variable, default_value, rules } of egg.variables) {
    const value = Object.hasOwn(ours, env_variable) ? ours[env_variable]! : (default_value ?? '');
    const broken = brokenRule(rules, value);
    if (broken) throw badVariable(egg, env_variable, broken);
    environment[env_variable] = value;
  }
  return environment;
}

const noTokenVariable = (egg: PanelEgg) =>
  new Refusal('egg-without-token', `The egg "${egg.name}" has no variable for the bot's token.`, {
    remedy: 'Add a variable DISCORD_TOKEN or BOT_TOKEN to this egg in the panel, under Variables.',
  });

/** Names the variable and the rule, and never the value. */
export const badVariable = (egg: { name: string }, variable: string, rule: string) =>
  tokenNames.includes(variable)
    ? new Refusal('bot-token-refused', `The egg "${egg.name}" does not take this bot token (${variable}: ${rule}).`, {
        remedy: 'Give the bot another token, or widen the rule of this variable in the egg.',
      })
    : new Refusal('egg-variable', `The egg "${egg.name}" wants another value for ${variable} (rule: ${rule}).`, {
        remedy: `Correct the default or the rules of ${variable} in the panel, under Variables of the egg.`,
      });
