/** The number that so large a share of the others does not exceed. */
export const rank = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;

export const median = (numbers: readonly number[]): number => rank(numbers, 0.5);

/** To hundredths. */
export const rounded = (number: number): number => Math.round(number * 100) / 100;
