import { CLOCK, SCOPE_CONTROLS, STILL_AUTHORIZED } from './app-trials.ts';
import { ACCESS_LEVEL, CONTENT_MANAGER, FILE_ID, INVITATION, NO_SIZE, OTHER_IDENTITY, PARENT, TRASH } from './folder-trials.ts';
import { OTHER_GRANT, OTHER_SUBJECT_TYPE, PAIR_ALONE, SAME_APP_BY_JWT, USERS_ENTERPRISE, WITHOUT_KEY_ID } from './token-trials.ts';
import { STATUS_PAGE } from './trouble.ts';
import type { Experiment } from './types.ts';
import { ACT_FOR_USER, LOOK_UP_USER, MANAGED_FOLDER, OWN_ID } from './user-trials.ts';

/** Every experiment, in the order in which documentation shows them. */
export const EXPERIMENTS: readonly Experiment[] = [
  CLOCK, PAIR_ALONE, USERS_ENTERPRISE, OTHER_SUBJECT_TYPE, OTHER_GRANT, SAME_APP_BY_JWT, WITHOUT_KEY_ID, STILL_AUTHORIZED,
  OWN_ID, ACT_FOR_USER, LOOK_UP_USER, MANAGED_FOLDER,
  INVITATION, TRASH, OTHER_IDENTITY, PARENT, FILE_ID, CONTENT_MANAGER, ACCESS_LEVEL, NO_SIZE,
  SCOPE_CONTROLS, STATUS_PAGE,
];
