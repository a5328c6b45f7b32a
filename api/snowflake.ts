const largest = 2n ** 63n - 1n;

/** Discord's ids are numbers of up to 63 bits, written out. */
export const isSnowflake = (value: string): boolean => /^\d{17,20}$/.test(value) && BigInt(value) <= largest;
