import { pgKit } from "@/db/kit";
import { buildSchema } from "@/db/schema";

/** Entry of drizzle-kit for Postgres. */
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
  lease,
  alias,
  token,
  signInCode,
  idempotency,
} = buildSchema(pgKit);
