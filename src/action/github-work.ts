import type { Plan } from '../config/plan.ts';
import type { Clock } from '../foundation/deps.ts';
import type { GithubApi, GithubOptions, GithubPlace } from './github-types.ts';

/** What the action has to do on GitHub, besides what every run does. */
export interface GithubWork {
  readonly plan: Pick<Plan, 'policy' | 'drift'>;
  readonly place: GithubPlace;
  readonly clock: Clock;
  readonly interrupted: AbortSignal;
  /** Takes secrets out of what GitHub says. */
  readonly scrub: (words: string) => string;
  readonly open: (options: GithubOptions) => Promise<GithubApi>;
}

/** Is there anything to do here? Decides whether any of it is loaded at all. */
export const hasGithubWork = ({ plan, place }: GithubWork): boolean =>
  (plan.policy.comment !== 'never' && place.pullRequest !== null) || tracks({ plan, place });

/** Tracking is for scheduled runs: nobody looks at those (contract, section 2). */
export const tracks = ({ plan, place }: Pick<GithubWork, 'plan' | 'place'>): boolean => plan.policy.trackingIssue && place.event === 'schedule';
