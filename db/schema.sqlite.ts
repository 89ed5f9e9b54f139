import { sqliteKit } from "@/db/kit";
import { buildSchema } from "@/db/schema";

/** Entry of drizzle-kit for SQLite. */
export const {
  evaluation,
  run,
  supplement,
  sampleSwitch,
  graph,
  workaround,
  workaroundResult,
  cell,
  mark,
  rejudge,
  change,
  family,
  triage,
  knownIssue,
  setting,
  webhook,
  delivery,
  planLease,
  lease,
  alias,
  token,
  signInCode,
  idempotency,
} = buildSchema(sqliteKit);
