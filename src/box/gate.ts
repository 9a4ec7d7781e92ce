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

interface Waiter {
  readonly urgent: boolean;
  readonly admit: () => void;
}

export function createGate(places: number): Gate {
  let free = places;
  const waiting: Waiter[] = [];

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
    const urgent = waiting.findIndex((each) => each.urgent);
    const [chosen] = waiting.splice(Math.max(urgent, 0), 1);
    chosen?.admit();
  }

  return {
    enter: (urgent, gaveUp) => {
      if (free > 0) return Promise.resolve(hold());
      return new Promise((resolve) => {
        const waiter: Waiter = { urgent, admit: () => resolve(hold()) };
        waiting.push(waiter);
        gaveUp(() => {
          const at = waiting.indexOf(waiter);
          if (at !== -1) waiting.splice(at, 1);
          resolve(null);
        });
      });
    },
  };
}
