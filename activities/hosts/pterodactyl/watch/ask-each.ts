import { setTimeout as pause } from 'node:timers/promises';
import type { Look, Sight } from '../../../../domain/watching.ts';
import type { ApplicationApi } from '../../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../../integrations/pterodactyl/client.ts';
import { isMissing } from '../../../../integrations/pterodactyl/envelope.ts';
import { PanelBusy, PanelError } from '../../../../integrations/pterodactyl/panel-error.ts';
import { runStatus } from '../../../../integrations/pterodactyl/server-state.ts';
import { type Bot, lookAt, nameOf } from './bot.ts';

interface Parts {
  client: ClientApi;
  /** The server of an order as the panel's lists have it now. */
  find(orderId: string): ReturnType<ApplicationApi['findServer']>;
  /** What the lists say of a server is no longer so. */
  forget(): void;
  /** Milliseconds since 1970. */
  until: number;
}

/** What came of one question. `silence`: the node gave no answer. `unsure`: ask another time. */
type Answer =
  | { kind: 'look'; bot: Bot; look: Look }
  | { kind: 'silence'; bot: Bot }
  | { kind: 'unsure'; bot: Bot }
  | { kind: 'wait'; bot: Bot; ms: number }
  | { kind: 'trouble'; bot: Bot; sentence: string; isPassing: boolean };

/** How many questions are on their way at once, and how many answers are kept together. */
const [atOnce, kept] = [8, 100];
const slice = 2_000;
/** A panel that stumbles over all it was asked at once is asked again; one that does so twice in a row is in trouble. */
const breath = 1_000;

/**
 * Asks the panel for one process after another, within the calls that it allows. Whoever has to wait yields now and then.
 * Answers what kept it from going on, and the nodes that it has not seen for that.
 */
export async function* askEach(bots: readonly Bot[], parts: Parts): AsyncGenerator<Sight, Trouble | null> {
  const nodes = nodesAsked();
  let left = bots;
  let looks: Look[] = [];
  let hasStumbled = false;

  while (left.length > 0 && Date.now() < parts.until) {
    const answers = await Promise.all(left.slice(0, atOnce).map((bot) => ask(bot, parts)));
    nodes.hear(answers);
    const [seen, waiting] = [of(answers, 'look'), of(answers, 'wait')];
    looks.push(...seen.map(({ look }) => look));
    const troubles = of(answers, 'trouble').filter(({ isPassing }) => !isPassing || seen.length === 0);
    left = [...[...waiting, ...troubles].map(({ bot }) => bot), ...left.slice(atOnce)].filter(nodes.mayAnswer);

    const [trouble] = troubles;
    if (trouble && (hasStumbled || !trouble.isPassing)) {
      yield { ...nodes.eyes(), looks };
      return { sentence: trouble.sentence, unseen: nodes.unheard(left) };
    }
    hasStumbled = trouble !== undefined;

    if (looks.length >= kept || waiting.length > 0) {
      yield { looks, seen: [], blind: [] };
      looks = [];
    }
    const rest = Math.max(trouble ? breath : 0, ...waiting.map(({ ms }) => ms));
    if (Date.now() + rest > parts.until) break;
    for (const end = Date.now() + rest; Date.now() < end; yield nothing) {
      await pause(Math.min(slice, end - Date.now()));
    }
  }
  yield { ...nodes.eyes(), looks };
  return null;
}

export interface Trouble {
  sentence: string;
  unseen: ReadonlySet<number>;
}

const nothing: Sight = { looks: [], seen: [], blind: [] };

const of = <Kind extends Answer['kind']>(answers: readonly Answer[], kind: Kind) =>
  answers.filter((answer): answer is Extract<Answer, { kind: Kind }> => answer.kind === kind);

async function ask(bot: Bot, { client, find, forget }: Parts): Promise<Answer> {
  try {
    const { state, ...usage } = await client.readResources(bot.identifier);
    // Pelican's word for a node that it cannot reach.
    if (state === 'missing') return { kind: 'silence', bot };
    return { kind: 'look', bot, look: lookAt(bot, 'process', runStatus(state), usage) };
  } catch (error) {
    if (isMissing(error)) return unseen(bot, { find, forget });
    return explained(bot, error, forget);
  }
}

/** Either it was removed a moment ago, or the account of this key is not allowed to see it. */
async function unseen(bot: Bot, { find, forget }: Pick<Parts, 'find' | 'forget'>): Promise<Answer> {
  try {
    const server = await find(bot.orderId);
    if (!server) return { kind: 'look', bot, look: lookAt(bot, 'process', 'missing') };
    if (server.identifier === bot.identifier) return { kind: 'trouble', bot, sentence: notAllowed, isPassing: false };
    forget();
    return { kind: 'unsure', bot };
  } catch (error) {
    return explained(bot, error, forget);
  }
}

const notAllowed =
  'The account of PTERODACTYL_CLIENT_KEY does not see the bots’ servers. Make the key under an admin account.';

function explained(bot: Bot, error: unknown, forget: () => void): Answer {
  if (error instanceof PanelBusy && error.status === 429) return { kind: 'wait', bot, ms: error.retryAfterMs };
  if ((error instanceof PanelBusy || error instanceof PanelError) && error.code === 'DaemonConnectionException')
    return { kind: 'silence', bot };
  if (error instanceof PanelError && error.code === 'ServerStateConflictException') {
    forget();
    return { kind: 'unsure', bot };
  }
  const words = error instanceof Error ? error.message : 'It failed without a word.';
  return {
    kind: 'trouble',
    bot,
    sentence: `The panel tells no processes: ${words}`,
    isPassing: error instanceof PanelBusy,
  };
}

/**
 * A panel says the same of a node that is away and of one that does not know a single server, so one silence alone says
 * nothing of its node while another of its bots can be asked.
 */
function nodesAsked() {
  const heard = new Set<number>();
  const silences = new Map<number, number>();
  const isBlind = (node: number) => !heard.has(node) && (silences.get(node) ?? 0) >= 2;

  return {
    hear(answers: readonly Answer[]): void {
      for (const { bot } of of(answers, 'look')) heard.add(bot.node);
      for (const { bot } of of(answers, 'silence')) silences.set(bot.node, (silences.get(bot.node) ?? 0) + 1);
    },
    mayAnswer: ({ node }: Bot) => !isBlind(node),
    unheard: (bots: readonly Bot[]) => new Set(bots.map(({ node }) => node).filter((node) => !heard.has(node))),
    eyes(): Pick<Sight, 'seen' | 'blind'> {
      const blind = [...silences.keys()].filter((node) => !heard.has(node));
      return {
        seen: [...heard].map(nameOf),
        blind: blind.map((node) => ({
          node: nameOf(node),
          sentence: `The panel does not reach Wings on ${nameOf(node)}.`,
        })),
      };
    },
  };
}
