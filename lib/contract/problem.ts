import { z } from "zod";

/** RFC 9457 problem details. Every error names the place and the fix. */

export const problemError = z.strictObject({
  location: z
    .string()
    .meta({ description: "Where: a path such as `runs[3].eval.samples`, a line, a header or a parameter." }),
  message: z.string(),
  fix: z.string().nullable(),
});

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string().nullable(),
    errors: z.array(problemError),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

export type ProblemError = z.infer<typeof problemError>;
export type Problem = z.infer<typeof problem>;

/** Kinds of problem with their status and title; `type` is `/docs/api#problem-<kind>`. */
export const PROBLEMS = {
  "invalid-json": { status: 400, title: "The body is not JSON" },
  "invalid-body": { status: 400, title: "The body cannot be read" },
  "invalid-run": { status: 422, title: "The run does not follow the contract" },
  "invalid-query": { status: 400, title: "A parameter is not valid" },
  "id-conflict": { status: 409, title: "This id already belongs to another run" },
  taken: { status: 409, title: "Somebody else has taken this" },
  "idempotency-mismatch": { status: 422, title: "This Idempotency-Key was used for another body" },
  unauthorized: { status: 401, title: "A token is needed" },
  forbidden: { status: 403, title: "The token does not allow this" },
  "not-found": { status: 404, title: "There is nothing here" },
  "unsupported-media-type": { status: 415, title: "The content type or encoding is not supported" },
  "too-large": { status: 413, title: "The body is too large" },
  overloaded: { status: 503, title: "Too many requests are waiting" },
  internal: { status: 500, title: "Something went wrong on the server" },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemKind = keyof typeof PROBLEMS;

/** Builds the problem document of a kind. */
export function makeProblem(
  kind: ProblemKind,
  detail: string,
  errors: ProblemError[] = [],
  requestId: string | null = null,
): Problem {
  const { status, title } = PROBLEMS[kind];
  return { type: `/docs/api#problem-${kind}`, title, status, detail, requestId, errors };
}

/** An answer other than success, thrown by services and mapped once in `route()`. */
export class ServiceError extends Error {
  readonly kind: ProblemKind;
  readonly errors: ProblemError[];

  constructor(kind: ProblemKind, detail: string, errors: ProblemError[] = []) {
    super(detail);
    this.name = "ServiceError";
    this.kind = kind;
    this.errors = errors;
  }
}
