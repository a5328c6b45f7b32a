import { Refusal } from '../domain/refusal.ts';

export const forbidden = (sentence = 'You may not do this.') =>
  new Refusal('forbidden', sentence, {
    remedy:
      'GET /api/me names what you may do, and a key may do less than its owner; an admin can give you another role.',
  });
