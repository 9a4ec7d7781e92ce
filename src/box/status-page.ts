import * as v from 'valibot';
import type { Foreign } from '../foundation/text.ts';
import { jsonOf, notAsked } from './answers.ts';
import { urlUnder } from './endpoints.ts';
import type { Answer } from './failure.ts';
import { marked, optional, reading } from './readers.ts';
import type { Transport } from './transport-types.ts';

/**
 * What Box publishes about itself. The page is hosted by Atlassian Statuspage; Box documents no API of it, so all but its
 * presence may be missing (box-errors.md section 9).
 */
export interface BoxStatus {
  /** Components that do not work as they should, with the page's own word for how. */
  readonly components: readonly { readonly name: Foreign; readonly status: string }[];
  /** Incidents that are not over. `link` leads to a host of Box. */
  readonly incidents: readonly { readonly name: Foreign; readonly link: string }[];
}

/** Where people read it. */
export const STATUS_PAGE = 'https://status.box.com';

/** https://metastatuspage.com/api: what an incident says that is over. */
const OVER: readonly string[] = ['resolved', 'postmortem', 'completed'];
/** What a component says that gives no cause to worry. */
const FINE: readonly string[] = ['operational', 'under_maintenance'];
/** More names tell nothing new, and a page from outside must not grow a report without end. */
const MOST_NAMED = 5;

const word = v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/u));
const component = v.object({ name: marked('words'), status: word });
const incident = v.object({
  name: marked('words'), id: optional(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/iu))), status: optional(word), shortlink: optional(v.string()),
});
const readPage = reading(v.object({ components: optional(v.array(v.unknown())), incidents: optional(v.array(v.unknown())) }));

function read(json: unknown): BoxStatus | null {
  const page = readPage(json);
  if (page === null || (page.components === null && page.incidents === null)) return null;
  const components = entries(page.components, component).filter(({ status }) => !FINE.includes(status));
  const incidents = entries(page.incidents, incident).filter(({ status }) => status === null || !OVER.includes(status));
  return {
    components: components.slice(0, MOST_NAMED),
    incidents: incidents.slice(0, MOST_NAMED).map(({ name, id, shortlink }) => ({ name, link: linkTo(id, shortlink) })),
  };
}

function entries<const S extends v.GenericSchema>(list: readonly unknown[] | null, entry: S): readonly v.InferOutput<S>[] {
  return (list ?? []).flatMap((each) => {
    const result = v.safeParse(entry, each);
    return result.success ? [result.output] : [];
  });
}

/** A link out of an answer is shown only where it leads to Box; else the incident's page by its ID, or the page itself. */
function linkTo(id: string | null, shortlink: string | null): string {
  if (shortlink !== null && URL.canParse(shortlink)) {
    const { protocol, hostname, pathname } = new URL(shortlink);
    const isBox = /^(?:[a-z0-9-]+\.)*box\.com$/u.test(hostname);
    if (protocol === 'https:' && isBox) return `https://${hostname}${plainPath(pathname)}`;
  }
  return id === null ? STATUS_PAGE : `${STATUS_PAGE}/incidents/${id}`;
}

/** A path of which no format makes anything but a path: brackets and the like would end a link, or begin one. */
const plainPath = (path: string): string => path.replace(
  /%(?![0-9a-f]{2})|[^\w/%-]/giu, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
);

/** Asks the status page once, however many want to know. */
export function createStatusPage(statusUrl: URL, transport: Pick<Transport, 'request'>): () => Promise<Answer<BoxStatus>> {
  let asked: Promise<Answer<BoxStatus>> | null = null;
  return () => (asked ??= ask(statusUrl, transport));
}

async function ask(statusUrl: URL, transport: Pick<Transport, 'request'>): Promise<Answer<BoxStatus>> {
  const purpose = 'status-page';
  const url = urlUnder(statusUrl, '/api/v2/summary.json');
  const outcome = await transport.request({
    target: 'host', purpose, followUp: true, payer: null, build: () => ({ method: 'GET', url, headers: { accept: 'application/json' }, bearer: null, body: { kind: 'none' } }),
  });
  if (outcome.kind === 'failed') return outcome;
  const value = read(jsonOf(outcome));
  return value === null ? { kind: 'failed', failure: notAsked(purpose, outcome) } : { kind: 'answered', value, exchange: outcome.exchange };
}

