/** Who takes part: signed up once by the set-up of the run; each row gets a copy of their database. */
export type Person = { email: string; password: string; userId: string; token: string; loggedInAt: number };
export type Thread = { id: string; contactToken: string };
export type Organization = {
  id: string;
  people: Person[];
  apiKey: string;
  threads: Thread[];
  /** Where the log stood when everything was set up. */
  cursor: string;
};
export type Cast = { organizations: Organization[] };
