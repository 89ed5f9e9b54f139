import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { POST } from "@/app/api/v1/imports/route";
import { type ImportReport, importReport } from "@/lib/contract/import-report";
import { type Problem, problem as problemSchema } from "@/lib/contract/problem";
import { requestOf, storeOf, tokenFor } from "@/tests/api/server";
import { FIXTURES } from "@/tests/formats/read-items";
import { makeRun } from "@/tests/support/runs";

/** Gives every test a folder of its own for uploads, and holds that nothing is left in it; a function tells its name. */
export function freshUploads(): () => string {
  let uploads = "";
  beforeEach(() => {
    uploads = mkdtempSync(path.join(tmpdir(), "driftgrid-uploads-"));
    vi.stubEnv("TMPDIR", uploads);
  });
  afterEach(() => {
    const left = readdirSync(uploads);
    rmSync(uploads, { recursive: true, force: true });
    expect(left).toEqual([]);
  });
  return () => uploads;
}

type Sent = { query?: string; headers?: Record<string, string>; body: BodyInit };

/** Sends an import as a token that may post. */
export async function send({ query = "", headers = {}, body }: Sent): Promise<Response> {
  const token = await tokenFor(["ingest"]);
  const request = requestOf(`/api/v1/imports${query}`, { method: "POST", headers: { ...token, ...headers }, body });
  return POST(request, { params: Promise.resolve({}) });
}

/** A form with files under their paths. */
export function formOf(files: Record<string, string | Buffer>, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of Object.entries(files)) form.append("file", new Blob([content as BlobPart]), name);
  return form;
}

/** The report of an answer, held to its schema. */
export async function reportOf(response: Response): Promise<ImportReport> {
  expect(response.status).toBe(200);
  return importReport.parse(await response.json());
}

/** The problem of an answer, held to its schema and status. */
export async function problemOf(response: Response, status: number): Promise<Problem> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect({ status: response.status, told: problem.status }).toEqual({ status, told: status });
  return problem;
}

export const countRuns = async () => {
  const store = await storeOf();
  return store.db.$count(store.t.run);
};

export const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), "utf8");
/** A small release of AI Hub models, with a file that is none of it. */
export const release = () =>
  Object.fromEntries(
    ["COMMIT", "devices_and_chipsets.yaml", "fractions/numerics.yaml", "fractions/perf.yaml", "fractions/notes.md"].map(
      (name) => [`v1/${name}`, fixture(`v1/${name}`)],
    ),
  );
/** Three runs as lines: a good one, one out of its range, one of an unknown precision. */
export const LINES = [
  makeRun({ campaign: "a" }),
  { ...makeRun(), result: { value: 7190 } },
  makeRun({ scheme: "w3a3" }),
]
  .map((run) => JSON.stringify(run))
  .join("\n");
