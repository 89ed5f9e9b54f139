import { describe, expect, it } from "vitest";
import { GET as getComparable } from "@/app/api/v1/runs/[id]/comparable/route";
import { GET as getRerun } from "@/app/api/v1/runs/[id]/rerun/route";
import { RUN_OPERATIONS } from "@/lib/contract/run-operations";
import { freshServer, ORIGIN, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const ROUTES = [
  ["rerun", RUN_OPERATIONS.getRerun, getRerun],
  ["comparable", RUN_OPERATIONS.getComparable, getComparable],
] as const;

describe("what a run leads to", () => {
  it("is answered in the documented shape, and refused for a run that is not there", async () => {
    const posted = await post([makeRun(), makeRun({ scheme: "w8a16" })], await tokenFor(["ingest"]));
    const [{ id }] = await posted.json();
    await settled();
    const answers: Record<string, unknown>[] = [];
    for (const [name, operation, handle] of ROUTES) {
      const ask = (run: string) =>
        handle(requestOf(`/api/v1/runs/${run}/${name}`), { params: Promise.resolve({ id: run }) });
      const response = await ask(id);
      expect(response.status).toBe(200);
      const answer = await response.json();
      operation.answers[200].schema.parse(answer);
      answers.push(answer);
      expect((await ask("00000000-0000-4000-8000-000000000000")).status).toBe(404);
    }
    const [rerun, comparable] = answers;
    expect(rerun).toMatchObject({ path: "ort-qnn", refusal: null });
    expect(JSON.stringify(rerun)).toContain(`DRIFTGRID_URL:-${ORIGIN}}`);
    expect(comparable).toMatchObject({ groups: [{ group: "scheme", runs: [{ difference: 0 }] }] });
  });
});
