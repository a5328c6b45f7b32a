import { Refusal } from '../domain/refusal.ts';

export const forbidden = (sentence = 'You may not do this.') =>
  new Refusal('forbidden', sentence, {
    remedy:
      'Your account says what you may do; a key may do less than its owner, and an admin can give you another role.',
  });
