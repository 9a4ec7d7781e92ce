/** Lets a limited number of holders in at a time; whoever waits is let in by urgency, then in order of arrival. */
export interface Gate {
  /**
   * Waits for a place.
   * @param urgent ahead of everybody who is not
   * @param gaveUp called back with a function that ends the wait, which then resolves to `null`
   * @returns gives the place back; calling it twice does nothing more
   */
  enter(urgent: boolean, gaveUp: (leave: () => void) => void): Promise<(() => void) | null>;
}

export function createGate(places: number): Gate {
  let free = places;
  // Sets keep the order of arrival, and let go of anybody at once.
  const waiting = { urgent: new Set<() => void>(), others: new Set<() => void>() };

  function hold(): () => void {
    free -= 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      free += 1;
      next();
    };
  }

  function next(): void {
    const queue = waiting.urgent.size > 0 ? waiting.urgent : waiting.others;
    const [admit] = queue;
    if (admit === undefined) return;
    queue.delete(admit);
    admit();
  }

  return {
    enter: (urgent, gaveUp) => {
      if (free > 0) return Promise.resolve(hold());
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
