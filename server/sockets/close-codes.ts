/**
 * Close codes: a graphql-ws client comes back after 1012, 1013 and 4403, and gives up at 4401. (It gives up at 4429 too,
 * so that too many connections are said with 1013.)
 */
export const close = {
  restart: [1012, 'The server restarts.'],
  unavailable: [1013, 'The database does not answer at the moment.'],
  slow: [1013, 'The connection reads too slowly; resume from the last cursor.'],
  signedOut: [4401, 'Signed out.'],
  expired: [4403, 'The access token has expired.'],
  changed: [4403, 'Your role has changed.'],
  tooManyOfViewer: [1013, 'Too many connections of this account.'],
  tooManyOfOrganization: [1013, 'Too many connections of this organization.'],
} as const satisfies Record<string, readonly [number, string]>;
