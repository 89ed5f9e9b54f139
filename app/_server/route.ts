import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { ZodError, type z } from "zod";
import { authorize, SESSION_COOKIE } from "@/app/_server/access";
import { getMetrics } from "@/app/_server/metrics";
import { getServer, type Server } from "@/app/_server/store";
import { OverloadedError } from "@/db/group-commit";
import { explainIssues } from "@/lib/contract/explain-issues";
import type { Operation } from "@/lib/contract/operation";
import { makeProblem, type Problem, ServiceError } from "@/lib/contract/problem";
import { groupParameters } from "@/lib/contract/query-parts";
import type { Token } from "@/lib/services/tokens";

export type RouteContext = Server & {
  request: NextRequest;
  token: Token | null;
  requestId: string;
  /** URL parameters grouped by key, blank ones dropped. */
  query: Record<string, string | string[]>;
  parameters: Record<string, string>;
};

type Params = { params: Promise<Record<string, string | string[] | undefined>> };

/** A problem document as an answer. */
export function problemResponse(problem: Problem): Response {
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (problem.status === 401) headers["www-authenticate"] = "Bearer";
  if (problem.status === 503) headers["retry-after"] = "1";
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function checkParameters(operation: Operation, query: Record<string, unknown>): void {
  if (!operation.query) return;
  const known = Object.keys(operation.query.shape);
  const unknown = Object.keys(query).filter((key) => !known.includes(key));
  if (unknown.length === 0) {
    operation.query.parse(query);
    return;
  }
  throw new ServiceError(
    "invalid-query",
    `Unknown parameter ${unknown.join(", ")}.`,
    unknown.map((key) => ({ location: key, message: "unknown parameter", fix: `known: ${known.join(", ")}` })),
  );
}

/** What an error is told as; one that nobody expected is logged under the request's id. */
export function problemOf(error: unknown, requestId: string, schema: z.ZodType | undefined): Problem {
  if (error instanceof ServiceError) return makeProblem(error.kind, error.message, error.errors, requestId);
  if (error instanceof OverloadedError) return makeProblem("overloaded", error.message, [], requestId);
  if (error instanceof ZodError) {
    const errors = schema ? explainIssues(error, schema) : [];
    const [first] = errors;
    return makeProblem(
      "invalid-query",
      first ? `${first.location}: ${first.message}` : "A parameter is not valid.",
      errors,
      requestId,
    );
  }
  console.error(`request ${requestId} failed`, error);
  return makeProblem("internal", `The server failed; look for request ${requestId} in its log.`, [], requestId);
}

/** Wraps an operation's handler: access, parameters, problems, metrics, request id. */
export function route(operation: Operation, handle: (context: RouteContext) => Promise<Response>) {
  return async (request: NextRequest, { params }: Params): Promise<Response> => {
    const started = performance.now();
    const requestId = randomUUID();
    let response: Response;
    try {
      const server = await getServer();
      const cookie = request.cookies.get(SESSION_COOKIE)?.value ?? null;
      const token = await authorize(server.store, operation, request.headers, cookie);
      const query = groupParameters(request.nextUrl.searchParams);
      checkParameters(operation, query);
      const raw = (await params) ?? {};
      const parameters = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, String(value)]));
      response = await handle({ ...server, request, token, requestId, query, parameters });
    } catch (error) {
      response = problemResponse(problemOf(error, requestId, operation.query));
    }
    response.headers.set("x-request-id", requestId);
    getMetrics()
      .requests.labels(operation.id, String(response.status))
      .observe((performance.now() - started) / 1000);
    return response;
  };
}
