import type { NextRequest } from "next/server";
import { idempotencyKey } from "@/app/_server/idempotency-key";
import { getMetrics } from "@/app/_server/metrics";
import type { RouteContext } from "@/app/_server/route";
import type { Store } from "@/db/store";
import { sha256Hex } from "@/lib/contract/canonical-json";
import { type Chunks, decodeBody } from "@/lib/contract/decode-body";
import { type ParsedBody, parseBody } from "@/lib/contract/parse-body";
import { makeProblem, type Problem, ServiceError } from "@/lib/contract/problem";
import { awaitVerdicts, type RunVerdict } from "@/lib/services/changes/read-verdicts";
import { answerOnce, type StoredAnswer } from "@/lib/services/idempotency";
import { type RunAnswer, recordRuns } from "@/lib/services/record-runs";

/** With more errors than this, a batch that was refused as a whole tells the first of each run. */
const MAX_ERRORS = 1_000;
/** No request holds its connection longer than this for a verdict, in seconds. */
const MAX_WAIT_S = 10;
const SMALL_BODY_BYTES = 256 * 1024;
const TYPES = ["application/json", "application/x-ndjson", "application/jsonl", "application/ndjson", "text/plain"];

/** The body in chunks; one that says it is small is taken at once, which is several times cheaper than a stream. */
async function bodyOf(request: NextRequest): Promise<Chunks | null> {
  const length = request.headers.get("content-length");
  if (length === null || !(Number(length) <= SMALL_BODY_BYTES)) return request.body;
  return [new Uint8Array(await request.arrayBuffer())];
}

function contentType(headers: Headers): string {
  const type = (headers.get("content-type") ?? "application/json").split(";")[0]?.trim().toLowerCase() ?? "";
  if (TYPES.includes(type) || type === "") return type;
  throw new ServiceError("unsupported-media-type", `Content-Type ${type} is not supported.`, [
    { location: "Content-Type", message: `is ${type}`, fix: "send application/json or application/x-ndjson" },
  ]);
}

function count(answers: RunAnswer[]): void {
  const { runs } = getMetrics();
  for (const answer of answers) {
    if ("problem" in answer) runs.inc({ outcome: "refused" });
    else runs.inc({ outcome: answer.duplicate ? "duplicate" : "stored" });
  }
}

/** All runs of a batch were refused: one problem that holds every error. */
function allRefused(answers: { problem: Problem }[], requestId: string): Problem {
  const every = answers.flatMap((answer) => answer.problem.errors);
  const errors = every.length > MAX_ERRORS ? answers.flatMap((answer) => answer.problem.errors.slice(0, 1)) : every;
  const [first] = answers;
  if (answers.length === 1 && first) return { ...first.problem, requestId };
  return makeProblem("invalid-run", `All ${answers.length} runs were refused; nothing was stored.`, errors, requestId);
}

/** What an answer tells of a run that was taken. */
type Taken = { id: string; duplicate: boolean; verdict: RunVerdict };

/** Seconds that a request offers to wait for verdicts: `Prefer: wait=N` (RFC 7240), at most MAX_WAIT_S. */
function waitOf(headers: Headers): number {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,4})/i.exec(headers.get("prefer") ?? "") ?? [];
  return Math.min(Number(seconds ?? 0), MAX_WAIT_S);
}

/** Verdicts of the runs that were taken. Nothing is read where none can be known yet and nobody waits. */
async function withVerdicts(
  store: Store,
  answers: readonly RunAnswer[],
  waitS: number,
): Promise<(Taken | { problem: Problem })[]> {
  const asked = answers.flatMap((answer) => ("id" in answer && (answer.duplicate || waitS > 0) ? [answer.id] : []));
  if (asked.length === 0) return [...answers];
  const verdicts = await awaitVerdicts(store, asked, waitS * 1_000);
  const byId = new Map(asked.map((id, index) => [id, verdicts[index] ?? null]));
  return answers.map((answer) =>
    "id" in answer && byId.has(answer.id) ? { ...answer, verdict: byId.get(answer.id) ?? null } : answer,
  );
}

function answerBody(body: ParsedBody, answers: (Taken | { problem: Problem })[], requestId: string): StoredAnswer {
  const refused = answers.filter((answer): answer is { problem: Problem } => "problem" in answer);
  if (refused.length === body.items.length) {
    const problem = allRefused(refused, requestId);
    return { status: problem.status, body: JSON.stringify(problem) };
  }
  const entries = answers.map((answer, index) =>
    "problem" in answer
      ? { index, problem: { ...answer.problem, requestId } }
      : { id: answer.id, url: `/runs/${answer.id}`, duplicate: answer.duplicate, verdict: answer.verdict },
  );
  return { status: 201, body: JSON.stringify(entries) };
}

/** Stores the runs of a request and answers for each. */
export async function postRuns(context: RouteContext): Promise<Response> {
  const { request, store, settler, token, requestId } = context;
  const type = contentType(request.headers);
  const key = idempotencyKey(request.headers);
  const text = await decodeBody(await bodyOf(request), request.headers.get("content-encoding"));
  // Before the key is taken: a body that arrived broken must not keep the whole one out.
  const body = parseBody(text, type);
  const work = async (): Promise<StoredAnswer> => {
    const answers = await recordRuns(store, body.items, { origin: "api", now: Date.now(), request: requestId });
    settler.kick();
    count(answers);
    return answerBody(body, await withVerdicts(store, answers, waitOf(request.headers)), requestId);
  };
  const answer =
    key === null
      ? await work()
      : await answerOnce(store, { tokenId: token?.id ?? "", key, bodySha256: sha256Hex(text), now: Date.now() }, work);
  const headers: Record<string, string> = {
    "content-type": answer.status < 400 ? "application/json" : "application/problem+json",
  };
  if ("replayed" in answer && answer.replayed) headers["idempotency-replayed"] = "true";
  return new Response(answer.body, { status: answer.status, headers });
}
