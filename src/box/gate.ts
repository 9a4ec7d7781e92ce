/** Lets a limited number of holders in at a time, which may change; whoever waits is let in by urgency, then in order of arrival. */
export interface Gate {
  /**
   * Waits for a place.
   * @param urgent ahead of everybody who is not
   * @param gaveUp called back with a function that ends the wait, which then resolves to `null`
   * @returns gives the place back; calling it twice does nothing more
   */
  enter(urgent: boolean, gaveUp: (leave: () => void) => void): Promise<(() => void) | null>;
}

/**
 * @param places how many may be in at a time, by now
 * @param most how many may ever be: whoever is urgent goes by this alone
 */
export function createGate(places: () => number, most: number): Gate {
  let held = 0;
  // Sets keep the order of arrival, and let go of anybody at once.
  const waiting = { urgent: new Set<() => void>(), others: new Set<() => void>() };

  function hold(): () => void {
    held += 1;
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      held -= 1;
      while (next());
    };
  }

  const hasRoom = (urgent: boolean): boolean => held < (urgent ? most : places());

  /** Lets in whoever is next; `false` where nobody waits, or there is no room. */
  function next(): boolean {
    const urgent = waiting.urgent.size > 0;
    const queue = urgent ? waiting.urgent : waiting.others;
    const [admit] = queue;
    if (admit === undefined || !hasRoom(urgent)) return false;
    queue.delete(admit);
    admit();
    return true;
  }

  return {
    enter: (urgent, gaveUp) => {
      if (hasRoom(urgent)) return Promise.resolve(hold());
      return new Promise((resolve) => {
        const queue = urgent ? waiting.urgent : waiting.others;
        const admit = (): void => resolve(hold());
        queue.add(admit);
        gaveUp(() => {
          queue.delete(admit);
          resolve(null);
        });
      });
    },
  };
}
