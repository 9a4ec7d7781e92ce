import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/action/github-work.ts
var hasGithubWork = ({ plan, place }) => plan.policy.comment !== "never" && place.pullRequest !== null || tracks({ plan, place });
var tracks = ({ plan, place }) => plan.policy.trackingIssue && place.event === "schedule";

export {
  hasGithubWork,
  tracks
};
