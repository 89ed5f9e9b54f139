/** What a token allows. `admin` does not imply the others: an admin token made by sign-in carries all four. */
export const SCOPES = ["ingest", "read", "triage", "admin"] as const;
export type Scope = (typeof SCOPES)[number];
