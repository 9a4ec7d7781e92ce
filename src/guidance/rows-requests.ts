import type { DiagnosisCode } from '../foundation/diagnosis.ts';
import type { LinkName } from './links.ts';
import type { Row } from './types.ts';

interface RequestRow {
  /** Box's codes; the first one also names the row. */
  readonly codes: readonly [string, ...string[]];
  /** Exact messages, where they are known. */
  readonly texts?: readonly string[];
  readonly cause: string;
  readonly remedy: readonly [string, ...string[]];
  readonly docs?: LinkName;
  /** Other than `bad-request`. */
  readonly code?: DiagnosisCode;
  readonly retryable?: true;
}

/**
 * Requests that Box understood and refused for their content: box-errors.md sections 5 and 6. Most of them can't come from
 * the product's own requests; they are here for the ones that people send.
 */
export const REQUEST_ROWS: readonly Row[] = ([
  {
    codes: ['bad_digest'], cause: 'The checksum in `content-md5` is not that of the body that arrived.',
    remedy: ['Send the file again once; if it fails again, compute the SHA-1 of exactly the bytes that are sent.'], retryable: true,
  },
  {
    codes: ['invalid_request_parameters'], texts: ['Invalid input parameters in request'], cause: 'A parameter of the request is invalid.[ Box says: {message}]',
    remedy: ['Correct the parameter that `context_info` in the answer names.'],
  },
  {
    codes: ['invalid_parameter', 'missing_parameter'], cause: 'A parameter of the request is invalid or missing.[ Box says: {message}]',
    remedy: ['Correct the parameter that `context_info` in the answer names.'], docs: 'error-format',
  },
  { codes: ['invalid_limit', 'invalid_offset'], cause: 'The paging parameter is no valid number.', remedy: ['Send `limit` and `offset` as whole numbers within the documented range.'] },
  {
    codes: ['item_name_invalid'], texts: ['Item name invalid'], cause: 'Box does not allow this name for a file or folder.',
    remedy: ['Rename it: no / or \\, no space at the beginning or end, not “.” or “..”, at most 255 characters.'],
  },
  { codes: ['item_name_too_long'], texts: ['Item name too long'], cause: 'The name has more than 255 characters.', remedy: ['Shorten the name to 255 characters or less.'] },
  {
    codes: ['invalid_folder_id', 'missing_destination', 'missing_file_name', 'missing_file_size', 'invalid_file_size', 'file_size_too_small'],
    cause: 'The request to open an upload session is incomplete, or the file is too small for one.',
    remedy: ['Send folder_id, file_name and file_size; upload files under 20 MB in one request instead.'], docs: 'upload-sessions',
  },
  { codes: ['invalid_upload_session_id'], cause: 'This is not the ID of an upload session.', remedy: ['Use the `id` that Box returned when the session was opened.'], docs: 'upload-sessions' },
  {
    codes: ['metadata_after_file_contents'], cause: 'The parts of the upload are in the wrong order.',
    remedy: ['Send the part `attributes` before the part `file` in the multipart body.'],
  },
  {
    codes: ['folder_not_empty'], texts: ['Cannot delete - folder not empty'], cause: 'The folder to delete is not empty.',
    remedy: ['Delete what is in it first, or send `recursive=true` if all of it may go.'],
  },
  { codes: ['cyclical_folder_structure'], cause: 'The folder would be moved into itself.', remedy: ['Choose a target outside the folder that is moved.'] },
  { codes: ['cannot_make_collaborated_subfolder_private'], cause: 'A shared subfolder can’t become private.', remedy: ['Set `owned_by.id` as well when you move it.'] },
  {
    codes: ['collaborations_not_available_on_root_folder'], texts: ['Root folder cannot be collaborated'],
    cause: 'Folder 0 is “All Files” of each user, and can’t be shared.', remedy: ['Use the ID of a real folder, not 0.'], docs: 'collaborations',
  },
  { codes: ['invalid_collaboration_item'], cause: 'The item of the collaboration is of the wrong type.', remedy: ['Send an item of type `folder` or `file` with its ID.'], docs: 'collaborations' },
  { codes: ['invalid_status'], cause: 'Only a pending collaboration can be accepted or rejected.', remedy: ['Read the collaboration again; leave it if it is accepted.'], docs: 'pending-invitations' },
  {
    codes: ['user_already_collaborator'], texts: ['User is already a collaborator'], cause: 'The user is a collaborator there already.',
    remedy: ['Treat it as done, and check the role if another one is needed.'], docs: 'collaborations',
  },
  { codes: ['sync_item_move_failure'], texts: ['Cannot move a synced item'], cause: 'The item is synced and can’t be moved.', remedy: ['Set its `sync_state` to `not_synced` first.'] },
  { codes: ['requested_page_out_of_range', 'requested_preview_unavailable'], cause: 'This page or preview of the file does not exist.', remedy: ['Check the page and the format that you ask for.'] },
  { codes: ['task_assignee_not_allowed'], cause: 'The task can’t be assigned to this user.', remedy: ['Give that user access to the file first.'], code: 'no-access' },
  {
    codes: ['invalid_api_version'], texts: ['Invalid API version specified in \'box-version\' header.'], cause: 'Box does not know the API version in the `box-version` header.',
    remedy: ['Send one version that the reference of the endpoint names, or leave the header out.'], docs: 'versioning',
  },
  { codes: ['schema_validation_failed', 'invalid_query', 'unexpected_json_type'], cause: 'The metadata in the request does not fit its template or query.', remedy: ['Correct the fields that the message names.'] },
  {
    codes: ['workflow_is_not_enabled', 'workflow_not_active_on_provided_folder', 'parameters_provided_do_not_match_target_outcome'],
    cause: 'The Relay workflow can’t be started like this.', remedy: ['Open the workflow in Box Relay and check that it is on, applies to this folder, and takes these parameters.'],
  },
  {
    codes: ['zip_download_file_count_exceeded_limit', 'zip_download_pre_compressed_bytes_exceeded_limit'],
    cause: 'The zip would hold more than Box puts into one (10,000 files).', remedy: ['Split the download into several zips.'],
  },
  { codes: ['incorrect_shared_item_password'], cause: 'The password of the shared link is missing or wrong.', remedy: ['Send the link’s current password in the `BoxApi` header, or ask the owner for it.'], code: 'no-access' },
  {
    codes: ['cors_origin_not_whitelisted'], texts: ['Access denied - Did you forget to safelist your origin in the CORS configuration of your app?'],
    cause: 'The request carries an `Origin` header that the app does not list.',
    remedy: ['Leave out the `Origin` header in a job, or add the origin under Developer Console > the app > Configuration > CORS Domains.'], docs: 'cors',
  },
  { codes: ['operation_limit_exceeded'], cause: 'A move to the root folder can’t be combined with other changes.', remedy: ['Send the move and the other changes as two requests.'] },
  {
    codes: ['not_trashed'], texts: ['Item is not trashed'], cause: 'Only an item in the trash can be restored or purged.', remedy: ['Delete the item first, or leave out this step.'],
  },
  { codes: ['preview_cannot_be_generated'], cause: 'Box has no preview for files of this type.', remedy: ['Leave out the preview for this file.'] },
  { codes: ['instance_not_found', 'instance_tuple_not_found'], cause: 'The item has no metadata of this template.', remedy: ['Create the metadata instance first, or leave out this step.'] },
  { codes: ['workflow_not_found', 'flow_missing_or_inaccessible'], cause: 'The workflow does not exist, or the token’s user can’t see it.', remedy: ['Check the ID of the workflow, and that {login} sees its folder.'] },
  {
    codes: ['item_name_in_use'], texts: ['Item with the same name already exists'],
    cause: 'An item of this name is in the folder already[ ({conflict})].',
    remedy: [
      'If an upload was sent again after an error: the first one probably succeeded. Compare size and SHA-1 of the item in the way with your file.',
      'Upload a new version of the item that `context_info.conflicts` names, or choose another name.',
    ],
    docs: 'upload-check',
  },
  {
    codes: ['conflict', 'tuple_already_exists'], cause: 'What should be created is there already.',
    remedy: ['Treat it as done; if the request was sent again after an error, the first one probably succeeded.', 'Read the item and compare it with what you wanted.'],
  },
  { codes: ['recent_similar_comment'], cause: 'A comment like this one was posted just now.', remedy: ['Treat it as done.'] },
  { codes: ['user_login_already_used'], cause: 'A user with this e-mail address exists already.', remedy: ['Use the existing user, or another address.'] },
  {
    codes: ['session_expired', 'upload_failed'], cause: 'The upload session has ended and can’t be used any more.',
    remedy: ['Start a new upload session and send all its parts.'], docs: 'upload-sessions', retryable: true,
  },
  { codes: ['length_required'], cause: 'The request does not say how long its body is.', remedy: ['Send the `Content-Length` header.'] },
  {
    codes: ['precondition_failed', 'sync_state_precondition_failed'], cause: 'The item has changed since its `etag` was read.',
    remedy: ['Read the item again and apply the change to its current state, once.'], retryable: true,
  },
  { codes: ['unsupported_media_type'], cause: 'Box does not do this for files of this type.', remedy: ['Leave out this step for files of this type.'] },
] satisfies readonly RequestRow[]).map(rowOf);

function rowOf(given: RequestRow): Row {
  const { codes, texts = [], cause, remedy, docs, code = 'bad-request', retryable } = given;
  return {
    id: codes[0].replaceAll('_', '-'),
    at: 'any',
    when: { kind: 'http', code: codes },
    hypotheses: [{ code, confidence: 'likely', cause, remedy, ...(retryable === undefined ? {} : { retryable }) }],
    docs: docs === undefined ? ['errors'] : [docs, 'errors'],
    source: 'box-errors.md sections 4 to 6',
    seen: texts[0] === undefined ? codes : [texts[0], ...texts.slice(1), ...codes],
  };
}
