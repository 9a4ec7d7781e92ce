import type { CallBudget } from '../foundation/budget.ts';

/** {@link CallBudget} with the bookkeeping that the engine does: what is promised to checks that have not settled. */
export interface PledgedBudget extends CallBudget {
  /** Keeps `count` requests for a check; the returned function gives back what is still kept. */
  pledge(count: number): () => void;
}

/**
 * @param maxCalls how many requests a run may send in all, retries included (`max-api-calls`)
 */
export function createBudget(maxCalls: number): PledgedBudget {
  let spent = 0;
  let pledged = 0;
  return {
    spend(followUp, insteadOf = 0) {
      const left = maxCalls - spent;
      const bound = followUp || insteadOf > 0 ? pledged : 0;
      if (left <= bound && !(left > 0 && left < insteadOf)) return false;
      spent += 1;
      return true;
    },
    pledge(count) {
      let kept = count;
      pledged += kept;
      return () => {
        pledged -= kept;
        kept = 0;
      };
    },
  };
}
