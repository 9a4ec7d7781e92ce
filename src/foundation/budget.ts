/** How many requests to Box a run may still send (`max-api-calls`); revocations are outside it. */
export interface CallBudget {
  /**
   * Takes one request out of the budget, for one try. A follow-up is refused where what is left is pledged to checks.
   * @param insteadOf how many requests of checks it may make needless: such a one is sent out of what nobody needs, or where
   *   what is left is too little for those requests anyway
   * @returns whether the request may be sent
   */
  spend(followUp: boolean, insteadOf?: number): boolean;
}
