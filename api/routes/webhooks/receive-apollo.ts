import { z } from 'zod';
import { takeReport } from '../../../db/queries/webhook-report.ts';
import { within } from '../../../db/scope.ts';
import { type ReportOutcome, reportOutcomes } from '../../../domain/host-report.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { id, snowflake, text } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { route } from '../../route.ts';

const path = '/api/webhooks/apollo';

export const receiveApollo = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path,
    summary: 'What a panel without an api tells of a bot that was built there by hand',
    needs: 'signature',
    idempotency: 'none',
    whyNoKey: 'The signature is the key: a message that comes again is known by it.',
    input: z.object({
      params: z.strictObject({}),
      query: z.strictObject({}),
      // Panels may say more than we want to know.
      body: z.object({
        event: text(100).describe('"bot.deployed" says that the bot was built; others are told apart by their status.'),
        bot_id: text(200).describe('What the panel calls the bot.'),
        status: text(100).describe('Such as online, running, deployed, active; or offline, stopped, crashed, failed.'),
        guild_id: snowflake,
        order_id: id
          .nullish()
          .describe('ORDER_ID of the runbook; without it the order is found by bot, then by guild.'),
      }),
    }),
    output: z.object({
      success: z.literal(true),
      orderId: z.uuid(),
      outcome: z.enum(Object.keys(reportOutcomes) as ReportOutcome[]),
      sentence: z.string(),
    }),
    status: 202,

    async handle({ body }, { message }) {
      const { event, status, bot_id: botId, guild_id: guildId, order_id: orderId = null } = body;
      const report = { event, status, botId, at: message.at };
      const taken = await within(orm, { kind: 'system' }, (em) =>
        takeReport(em, { ...message, endpoint: path }, report, { guildId, orderId }),
      );
      if (taken instanceof Refusal) throw taken;
      return { success: true as const, ...taken, sentence: reportOutcomes[taken.outcome] };
    },
  });
