import type { DiagnosisCode, Owner } from '../foundation/diagnosis.ts';

/** What is different afterwards, for somebody who is asked to do it: `anybody`, or a certain one where they do different things. */
type Changes = Readonly<Partial<Record<Owner, string>>> & { readonly anybody: string };

const REAUTHORIZED = 'the app gets the scopes and settings that it has in the Developer Console now; until then the old ones stay in force. It sees no content by that.';
const SEES = 'the app’s account sees this content and nothing else, until it is removed there again.';
const NOTHING_ELSE = 'the deploy’s requests go through; nothing else in Box changes.';

/** By the code of the diagnosis. */
export const CHANGES: Readonly<Record<DiagnosisCode, Changes>> = {
  'clock-skew': { anybody: NOTHING_ELSE },
  'credentials-malformed': { anybody: 'the deploy can log in to Box.' },
  'credentials-invalid': { anybody: 'the deploy can log in to Box. A client secret that is reset stops working at once wherever it is stored.' },
  'key-invalid': { anybody: 'the deploy can sign in with the new key pair; keys that are registered already go on working.' },
  'jwt-claim-invalid': { anybody: 'the deploy can log in to Box.', 'box-admin': REAUTHORIZED },
  'app-not-authorized': { anybody: 'the app gets a service account in the enterprise, with the scopes that Box shows when you authorize it. It sees no content until somebody invites it.' },
  'app-not-enabled': { anybody: 'the app, which is authorized already, may be used; it gets no further rights.' },
  'app-misconfigured': { anybody: 'the app may act as the deploy needs it, once an admin has re-authorized it.', 'box-admin': REAUTHORIZED, 'box': 'the app works with the content that its account is invited to.' },
  'user-inactive': { anybody: 'the user can log in again, and the deploy can act for the user.' },
  'terms-of-service': { anybody: 'the app’s account may work without accepting the terms, which no program can do.' },
  'token-expired': { anybody: 'the deploy gets a valid token.' },
  'scope-missing': { anybody: 'the app may ask for this kind of operation, once an admin has re-authorized it. It sees no content by that.', 'box-admin': REAUTHORIZED, 'box': 'the app can be given this scope.' },
  'feature-unavailable': { anybody: 'the deploy can use the feature, or we plan without it.' },
  'no-access': { anybody: 'the app’s account may do this there, and nothing in other folders.' },
  'not-invited': { anybody: SEES },
  'trashed': { anybody: 'the item is back where it was, with its collaborators.' },
  'quota-exceeded': { anybody: 'there is room for what the deploy uploads.' },
  'policy-blocked': { anybody: 'the policy lets this app through, and stays in force for everybody else.' },
  'bad-request': { anybody: NOTHING_ELSE },
  'wrong-enterprise': { anybody: 'the deploy works in the enterprise it is meant for.' },
  'excess-access': { anybody: 'the app no longer reaches what it must not reach.', 'box-admin': REAUTHORIZED },
  'rate-limited': { anybody: 'the deploy may send the requests it needs.' },
  'box-unavailable': { anybody: NOTHING_ELSE },
  'network': { anybody: NOTHING_ELSE },
  'tls': { anybody: NOTHING_ELSE },
  'proxy': { anybody: NOTHING_ELSE },
  'timeout': { anybody: NOTHING_ELSE },
  'call-budget': { anybody: NOTHING_ELSE },
  'unknown': { anybody: NOTHING_ELSE },
};
