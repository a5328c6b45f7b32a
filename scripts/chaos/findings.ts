export type Damage = 'lost' | 'double' | 'secrets';

export interface Finding {
  damage: Damage;
  /** For whoever must look for the cause. */
  sentence: string;
}

export const lost = (sentence: string): Finding => ({ damage: 'lost', sentence });
export const double = (sentence: string): Finding => ({ damage: 'double', sentence });
export const secret = (sentence: string): Finding => ({ damage: 'secrets', sentence });
