/** Asks one part whether it is well: `null`, or a plain sentence about what is wrong. */
export type Probe = () => Promise<string | null>;

const patience = 2_000;

/** A part that fails or does not answer in time is not well, whatever the reason; that reason is no business of the public. */
export const probeOf =
  (ask: () => Promise<string | null>, sentence: string): Probe =>
  async () => {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(resolve, patience, sentence);
    try {
      return await Promise.race([ask(), late]);
    } catch {
      return sentence;
    } finally {
      clearTimeout(timer);
    }
  };
