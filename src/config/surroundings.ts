/** What a door knows of the place it runs in, as plain values: a CI system, or a terminal. */
export interface Surroundings {
  readonly github: GithubFacts | null;
  /** Absolute folder that relative paths start from: the workspace, or the working directory. */
  readonly baseFolder: string;
  /** The runner's temp folder (`RUNNER_TEMP`), or the system's. */
  readonly tempFolder: string;
  /** Reads a text file; `null` where there is none or it can't be read. */
  readonly readFile: (path: string) => { readonly kind: 'read'; readonly text: string } | { readonly kind: 'unreadable'; readonly why: string };
  /** What is directly in a folder, links left out, sorted by name; nothing where it can't be read. Left out: manifests are not looked for. */
  readonly listFolder?: (path: string) => readonly FolderEntry[];
  /** Does a file in {@link baseFolder} turn out to lie outside of it, once links are followed? */
  readonly leavesBase: (path: string) => boolean;
  /** A variable of the environment, for the credentials that a config file names. */
  readonly environment: (name: string) => string | undefined;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Why a file can't be read that is not there. */
export const NO_SUCH_FILE = 'there is no such file';

/** Facts of a GitHub Actions run (https://docs.github.com/actions/reference/workflows-and-actions/variables). */
export interface GithubFacts {
  readonly eventName: string;
  readonly actor: string;
  readonly repository: string | null;
  /** `null` where the event says nothing about it. */
  readonly isPublic: boolean | null;
  readonly pullRequest: { readonly headRepository: string | null; readonly baseRepository: string | null; readonly author: string | null } | null;
  readonly workflow: string;
  readonly job: string;
  readonly runUrl: string | null;
  readonly attempt: number | null;
}

/** Where the run took place, for the report. */
export interface RunFacts {
  readonly provider: string;
  readonly url: string | null;
  readonly event: string | null;
  readonly attempt: number | null;
  readonly name: string;
}
