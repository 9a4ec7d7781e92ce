import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/explain/explain.ts';
import { NO_HINTS } from '../../src/explain/types.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import { NEED_BODY, SHAPES } from './shapes.ts';
import type { ShapeName, Told } from './shapes.ts';

const INVALID = 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."';
const SCOPE = 'Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."';
const FOLDER = 'https://api.box.com/2.0/folders/160000000001';

/** From the tables of box-authentication.md section 8 and box-errors.md. */
const FAILURES: readonly (readonly [told: Told, code: DiagnosisCode])[] = [
  [{ status: 400, code: 'invalid_client', message: 'The client credentials are invalid' }, 'credentials-invalid'],
  [{ status: 400, code: 'unauthorized_client', message: 'This app is not authorized by the enterprise admin' }, 'app-not-authorized'],
  [{ status: 400, code: 'invalid_grant', message: 'App is not yet authorized for use' }, 'app-not-authorized'],
  [{ status: 400, code: 'invalid_grant', message: 'Grant credentials are invalid' }, 'credentials-invalid'],
  [{ status: 400, code: 'unauthorized_client', message: 'The grant type is unauthorized for this client_id' }, 'app-misconfigured'],
  [{ status: 400, code: 'unauthorized_client', message: 'The "box_subject_type" value is unauthorized for this client_id' }, 'app-misconfigured'],
  [{ status: 400, code: 'invalid_request', message: 'Cannot obtain user token based on the enterprise configuration for your app' }, 'app-misconfigured'],
  [{ status: 400, code: 'invalid_grant', message: 'Please check the \'sub\' claim. The \'sub\' specified is invalid.' }, 'jwt-claim-invalid'],
  [{ status: 400, code: 'invalid_grant', message: 'Please check the \'iss\' claim.' }, 'jwt-claim-invalid'],
  [{ status: 400, code: 'invalid_grant', message: 'Please check the \'jti\' claim. A unique \'jti\' value is required.' }, 'jwt-claim-invalid'],
  [{ status: 400, code: 'invalid_grant', message: 'Current date/time MUST be before the expiration date/time listed in the \'exp\' claim' }, 'clock-skew'],
  [{ status: 400, code: 'invalid_grant', message: 'Please check the \'exp\' claim. The \'exp\' value exceeds the maximum value of 60 seconds beyond the issue time.' }, 'clock-skew'],
  [{ status: 400, code: 'invalid_grant', message: '"kid" invalid, unable to lookup correct key' }, 'key-invalid'],
  [{ status: 400, code: 'invalid_grant', message: 'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.' }, 'key-invalid'],
  [{ status: 400, code: 'invalid_grant', message: 'Refresh token has expired' }, 'token-expired'],
  [{ status: 400, code: 'invalid_request', message: 'Invalid grant_type parameter or parameter missing' }, 'bad-request'],
  [{ status: 401, code: null, message: null, challenge: INVALID }, 'token-expired'],
  [{ status: 401, code: 'unauthorized', message: 'Unauthorized - Cannot authorize with this service' }, 'app-not-enabled'],
  [{ status: 401, code: 'unauthorized', message: 'Unauthorized - User has been deactivated' }, 'user-inactive'],
  [{ status: 403, code: null, message: null, challenge: SCOPE }, 'scope-missing'],
  [{ status: 403, code: 'insufficient_scope', message: 'The request requires higher privileges than provided by the access token.', challenge: SCOPE }, 'scope-missing'],
  [{ status: 403, code: 'access_denied_insufficient_permissions', message: 'Access denied - insufficient permission' }, 'no-access'],
  [{ status: 403, code: 'access_from_location_blocked', message: 'Access denied - access from location blocked' }, 'policy-blocked'],
  [{ status: 403, code: 'forbidden_by_policy', message: 'Access denied - Blocked by Shield Access Policy' }, 'policy-blocked'],
  [{ status: 403, code: 'storage_limit_exceeded', message: 'Account storage limit reached' }, 'quota-exceeded'],
  [{ status: 400, code: 'terms_of_service_required', message: 'User must accept custom terms of service before action can be taken' }, 'terms-of-service'],
  [{ status: 404, code: 'not_found', message: 'Not Found', url: FOLDER }, 'not-invited'],
  [{ status: 404, code: 'trashed', message: 'Item is trashed', url: FOLDER }, 'trashed'],
  [{ status: 405, code: 'method_not_allowed', message: 'Method Not Allowed' }, 'bad-request'],
  [{ status: 409, code: 'item_name_in_use', message: 'Item with the same name already exists', method: 'POST', url: 'https://upload.box.com/api/2.0/files/content' }, 'bad-request'],
  [{ status: 409, code: 'name_temporarily_reserved', message: 'The item name is reserved by another process' }, 'box-unavailable'],
  [{ status: 429, code: 'rate_limit_exceeded', message: 'Request rate limit exceeded, please try again later', retryAfter: 30 }, 'rate-limited'],
  [{ status: 500, code: 'internal_server_error', message: 'Internal Server Error' }, 'box-unavailable'],
  [{ status: 503, code: 'unavailable', message: 'Unavailable', retryAfter: 10 }, 'box-unavailable'],
];

const nameOf = ({ status, code, message }: Told): string => `${status} ${message ?? code ?? 'by its header alone'}`;
const inputs = FAILURES.flatMap(([told, code]) => (Object.keys(SHAPES) as ShapeName[])
  .filter((shape) => told.code !== null || !NEED_BODY.includes(shape))
  .map((shape) => ({ failure: nameOf(told), shape, told, code })));

describe('explain', () => {
  test.each(inputs)('finds $code in: $failure, as $shape', ({ told, shape, code }) => {
    const text = SHAPES[shape](told);
    expect({ text, code: explain(text, NO_HINTS).code }).toEqual({ text, code });
  });
});
