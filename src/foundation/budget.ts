/** How many requests to Box a run may still send (`max-api-calls`); revocations are outside it. */
export interface CallBudget {
  /**
   * Takes one request out of the budget, for one try. A follow-up is refused where what is left is pledged to checks.
   * @returns whether the request may be sent
   */
  spend(followUp: boolean): boolean;
}
