/** What a door knows of the place it runs in, as plain values: a CI system, or a terminal. */
export interface Surroundings {
  readonly github: GithubFacts | null;
  /** Absolute folder that relative paths start from: the workspace, or the working directory. */
  readonly baseFolder: string;
  /** The runner's temp folder (`RUNNER_TEMP`), or the system's. */
  readonly tempFolder: string;
  /**
   * Reads an ordinary text file; never throws. One that leads out of {@link baseFolder} through a link is not read.
   * @param longestBytes more is refused
   */
  readonly readFile: (path: string, longestBytes?: number) => { readonly kind: 'read'; readonly text: string } | { readonly kind: 'unreadable'; readonly why: string };
  /** What is directly in a folder, links left out, sorted by name; nothing where it can't be read. Left out: manifests are not looked for. */
  readonly listFolder?: (path: string) => readonly FolderEntry[];
  /** Milliseconds, never running backwards, for what must end in time. Left out: there is no limit. */
  readonly monotonic?: () => number;
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
