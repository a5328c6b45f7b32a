import { useQuery } from '@tanstack/react-query';
import type { AddonCode, Tier } from '../../../domain/catalogue.ts';
import type { Tone } from '../../parts/badge.tsx';
import { type Me, may } from '../../server/me.ts';
import { type Order, type Payment, plansQuestion } from './questions.ts';

/** Where an order is, for people. */
export const phaseLooks: Record<Order['phase'], { words: string; tone: Tone }> = {
  quoted: { words: 'Quote open', tone: 'calm' },
  'awaiting-payment': { words: 'Waiting for payment', tone: 'warn' },
  'awaiting-approval': { words: 'Waiting for approval', tone: 'calm' },
  provisioning: { words: 'Being built', tone: 'calm' },
  active: { words: 'At work', tone: 'good' },
  suspended: { words: 'Stopped', tone: 'bad' },
  settling: { words: 'Being settled', tone: 'warn' },
  ended: { words: 'Ended', tone: 'none' },
};

export const nowIs = ({ number, phase }: Pick<Order, 'number' | 'phase'>): string =>
  `Order ${number} is now: ${phaseLooks[phase].words.toLowerCase()}.`;

export const paymentLooks: Record<Payment['status'], { words: string; tone: Tone }> = {
  submitted: { words: 'To be checked', tone: 'warn' },
  confirmed: { words: 'Confirmed', tone: 'good' },
  rejected: { words: 'Rejected', tone: 'bad' },
};

/** Whose turn it is. */
export function turnWords({ waitingFor: { who }, customer }: Order, me: Me): string | null {
  if (who === 'customer') return customer.id === me.id ? 'Your turn' : 'Customer’s turn';
  if (who === 'staff') return may(me, 'admin.read') ? 'Staff’s turn' : 'Botyard staff’s turn';
  return null;
}

/** The names of the catalogue, which an admin may change; until they are there, its codes. */
export function useCatalogueNames() {
  const { data } = useQuery(plansQuestion);
  const spelled = (code: string) => (code[0] ?? '').toUpperCase() + code.slice(1).replaceAll('_', ' ');
  return {
    plan: (tier: Tier): string => data?.plans.find((plan) => plan.tier === tier)?.name ?? spelled(tier),
    addon: (code: AddonCode): string => data?.addons.find((addon) => addon.code === code)?.name ?? spelled(code),
  };
}
