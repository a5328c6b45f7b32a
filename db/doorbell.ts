/** Waits for a ring or for the time (milliseconds), and forgets no ring that came while nobody waited. */
export function doorbell() {
  let rung = false;
  let wake = () => {
    rung = true;
  };
  const ring = () => {
    rung = true;
    wake();
  };
  async function wait(ms: number): Promise<void> {
    if (!rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    }
    rung = false;
  }
  return { ring, wait };
}
