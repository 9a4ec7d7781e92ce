/** Roles of a collaboration (https://developer.box.com/reference/resources/collaboration). */
export const CONTENT_ROLES = [
  'editor', 'viewer', 'previewer', 'uploader', 'previewer uploader', 'viewer uploader', 'co-owner', 'owner',
] as const;
export type ContentRole = (typeof CONTENT_ROLES)[number];
