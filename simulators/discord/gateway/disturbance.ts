/** What comes between an event and those who hear it, for a number of events. */
export interface Disturbance {
  /** False once it is used up. */
  meet(tell: () => void): boolean;
  /** Whatever it kept back is told. */
  end(): void;
}

/** Each comes twice. */
export function duplicating(events: number): Disturbance {
  let left = events;
  return {
    meet(tell) {
      left -= 1;
      tell();
      tell();
      return left > 0;
    },
    end: () => undefined,
  };
}

/** They come together, the last one first. */
export function holdingBack(events: number): Disturbance {
  const held: (() => void)[] = [];
  const end = () => {
    for (const tell of held.splice(0)) tell();
  };
  return {
    meet(tell) {
      if (held.unshift(tell) < events) return true;
      end();
      return false;
    },
    end,
  };
}
