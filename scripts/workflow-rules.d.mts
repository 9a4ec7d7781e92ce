/** Names of packages that a command would run or install in whatever version there is. */
export function unpinnedPackages(command: string): readonly string[];
/** All that is wrong with a workflow, as `rule: what`; `project` is this project's `owner/name`. */
export function brokenRules(yaml: string, project: string): readonly string[];
