/**
 * The platform's own tenant, made by a migration. It has no members and no data; its audit log keeps what concerns no
 * organization, such as a new platform admin. (UUID of version 7 with every free bit zero.)
 */
export const platformOrganizationId = '00000000-0000-7000-8000-000000000000';
