import { describe, expect, it } from "vitest";
import { SQUARE_OPERATIONS } from "@/lib/contract/square";
import { freshServer, get, post, settled, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const path = (...square: string[]) =>
  `/api/v1/matrix/square?${new URLSearchParams([["budget", "1"], ...square.map((id): [string, string] => ["square", id])])}`;

describe("reading one square", () => {
  it("answers by its schema, tested or not", async () => {
    await post([makeRun({ result: { value: 0.7, correct: 700 } })], await tokenFor(["ingest"]));
    await settled();
    const { schema } = SQUARE_OPERATIONS.getSquare.answers[200];
    const known = schema.parse(await (await get(path("SM8650", "unknown:w8a8"))).json());
    expect(known.detail?.cell.value).toBe(0.7);
    expect(known.reasons).not.toBeNull();
    const untested = schema.parse(await (await get(path("SM8650", "unknown:w4a8"))).json());
    expect(untested).toMatchObject({ cells: [], detail: null, reasons: null, untested: { runnable: true } });
  });

  it.each([
    ["none", []],
    ["only a row", ["SM8650"]],
    ["three ids", ["a", "b", "c"]],
  ])("refuses a query that names %s", async (_, square) => {
    const response = await get(path(...square));
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].location).toBe("square");
  });
});
