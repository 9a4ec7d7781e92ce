/** The scopes of an app (https://developer.box.com/guides/api-calls/permissions-and-errors/scopes); 13, closed. */
export const SCOPE_NAMES = [
  'root_readonly', 'root_readwrite', 'manage_managed_users', 'manage_app_users', 'manage_groups', 'manage_webhook',
  'manage_enterprise_properties', 'manage_data_retention', 'manage_legal_holds', 'sign_requests.readwrite', 'ai.readwrite',
  'manage_triggers', 'enterprise_content',
] as const;
export type ScopeName = (typeof SCOPE_NAMES)[number];

/** What using a scope asks for besides the scope itself. */
export interface ScopeNeeds {
  /** Global Content Manager (`enterprise_content`) must be on too. */
  readonly globalContentManager: boolean;
  /** The token's user must be an admin, a co-admin or a service account that counts as one. */
  readonly admin: boolean;
  /** App + Enterprise Access instead of App Access Only. */
  readonly enterpriseAccess: boolean;
  /** Box turns the scope on at request; there is no checkbox. */
  readonly byRequest: boolean;
  /** A plan, licence or enablement, as Box names it. */
  readonly feature: string | null;
  readonly scopes: readonly ScopeName[];
}

export interface ScopeRow {
  readonly name: ScopeName;
  /** Other spellings of the same scope. */
  readonly aliases: readonly string[];
  /** The checkbox in the Developer Console's Configuration tab; `null` where there is none. */
  readonly label: string | null;
  /**
   * Does Box document that the name can be asked for by token exchange? `seen`: its own SDK tests do it. Where that is
   * `unknown`, a refused exchange says nothing: Box may merely not support the name there.
   */
  readonly exchangeable: 'documented' | 'seen' | 'unknown';
  /** How sure it is that the probe's endpoint needs this scope. No table of Box says so, only prose. */
  readonly mapping: 'high' | 'medium';
  /** Does every 403 of the probe mean that the scope is off, whatever its code? */
  readonly anyRefusalIsScope: boolean;
  /** Does a probe answered with an empty list leave open whether the app may see anything (App Access Only)? */
  readonly emptyListIsDoubtful: boolean;
  readonly needs: ScopeNeeds;
  readonly links: readonly string[];
}

const GUIDES = 'https://developer.box.com/guides';
const REFERENCE = 'https://developer.box.com/reference';
const SCOPES_PAGE = `${GUIDES}/api-calls/permissions-and-errors/scopes`;

const NOTHING_ELSE: ScopeNeeds = {
  globalContentManager: false, admin: false, enterpriseAccess: false, byRequest: false, feature: null, scopes: [],
};
const USUAL = {
  aliases: [], exchangeable: 'documented', mapping: 'high', anyRefusalIsScope: false, emptyListIsDoubtful: false, needs: NOTHING_ELSE,
} as const satisfies Partial<ScopeRow>;
const ROOT_SCOPES: readonly ScopeName[] = ['root_readonly', 'root_readwrite'];

type Row = Omit<ScopeRow, 'name'>;

const ROWS: Readonly<Record<ScopeName, Row>> = {
  root_readonly: {
    ...USUAL, label: 'Read all files and folders stored in Box', exchangeable: 'seen',
    links: [SCOPES_PAGE, `${REFERENCE}/get-folders-id`],
  },
  root_readwrite: {
    ...USUAL, label: 'Read and write all files and folders stored in Box', exchangeable: 'unknown',
    links: [SCOPES_PAGE, `${GUIDES}/uploads/check`],
  },
  manage_managed_users: {
    ...USUAL, label: 'Manage users', mapping: 'medium', emptyListIsDoubtful: true,
    needs: { ...NOTHING_ELSE, admin: true, enterpriseAccess: true }, links: [SCOPES_PAGE, `${REFERENCE}/get-users`],
  },
  manage_app_users: {
    ...USUAL, label: 'Manage users', mapping: 'medium', links: [SCOPES_PAGE, `${REFERENCE}/get-users`],
  },
  manage_groups: {
    ...USUAL, label: 'Manage groups',
    needs: { ...NOTHING_ELSE, admin: true, enterpriseAccess: true }, links: [SCOPES_PAGE, `${REFERENCE}/get-groups`],
  },
  manage_webhook: { ...USUAL, label: 'Manage webhooks', links: [SCOPES_PAGE, `${REFERENCE}/get-webhooks`] },
  manage_enterprise_properties: {
    ...USUAL, label: 'Manage enterprise properties',
    needs: { ...NOTHING_ELSE, admin: true, feature: 'a plan with enterprise events' }, links: [SCOPES_PAGE, `${REFERENCE}/get-events`],
  },
  manage_data_retention: {
    ...USUAL, label: 'Manage retention policies',
    needs: { ...NOTHING_ELSE, globalContentManager: true, feature: 'Box Governance' },
    links: [SCOPES_PAGE, `${REFERENCE}/get-retention-policies`],
  },
  manage_legal_holds: {
    ...USUAL, aliases: ['manage_legal_hold'], label: null, exchangeable: 'unknown',
    needs: { ...NOTHING_ELSE, globalContentManager: true, byRequest: true, feature: 'Box Governance' },
    links: [SCOPES_PAGE, `${REFERENCE}/get-legal-hold-policies`],
  },
  'sign_requests.readwrite': {
    ...USUAL, label: 'Manage signature requests',
    needs: { ...NOTHING_ELSE, feature: 'Box Sign', scopes: ROOT_SCOPES }, links: [SCOPES_PAGE, `${REFERENCE}/get-sign-requests`],
  },
  'ai.readwrite': {
    ...USUAL, label: 'Manage AI', mapping: 'medium',
    needs: { ...NOTHING_ELSE, feature: 'Box AI, enabled for the user' }, links: [SCOPES_PAGE, `${REFERENCE}/get-ai-agent-default`],
  },
  manage_triggers: {
    ...USUAL, label: 'Manage Box Relay', exchangeable: 'unknown',
    needs: { ...NOTHING_ELSE, feature: 'Box Relay', scopes: ROOT_SCOPES }, links: [SCOPES_PAGE, `${REFERENCE}/get-workflows`],
  },
  enterprise_content: {
    ...USUAL, label: 'Global Content Manager', exchangeable: 'unknown', anyRefusalIsScope: true,
    needs: { ...NOTHING_ELSE, byRequest: true }, links: [SCOPES_PAGE, `${REFERENCE}/get-search`],
  },
};

/** All rows, in the order of Box's guide. */
export const SCOPES: readonly ScopeRow[] = SCOPE_NAMES.map((name) => ({ name, ...ROWS[name] }));

/** The scope with this name or alias; `null` where this version doesn't know it. */
export function scopeRow(name: string): ScopeRow | null {
  return SCOPES.find((row) => row.name === name || row.aliases.includes(name)) ?? null;
}
