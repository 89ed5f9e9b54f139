import { describe, expect, it } from "vitest";
import { DELETE as deleteSet, GET as getSets, PUT as putSet } from "@/app/api/v1/sets/route";
import { matrixView } from "@/lib/contract/matrix-view";
import { freshServer, get, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { bitsOf, onQairt } from "@/tests/support/changes";
import { parseCsv } from "@/tests/support/parse-csv";
import { makeRun } from "@/tests/support/runs";

freshServer();

const on = (soc: string, scheme: string, correct: number) =>
  makeRun({ target: { kind: "device", soc }, scheme, result: { value: correct / 1000, correct } });

async function fill(...runs: ReturnType<typeof makeRun>[]): Promise<void> {
  expect((await post(runs, await tokenFor(["ingest"]))).status).toBe(201);
  await settled();
}

const fleet = () =>
  fill(
    on("SM8550", "ptq:w8a8", 720),
    on("SM8650", "ptq:w8a8", 500),
    on("SM8650", "qat:w8a8", 722),
    on("SM8750", "ptq:w8a8", 705),
    makeRun({
      target: { kind: "device", soc: "QCS8275" },
      scheme: "ptq:w8a8",
      result: { status: "failed", reason: "<b>|no" },
    }),
  );

const read = async (query: string) => matrixView.parse(await (await get(`/api/v1/matrix?${query}`)).json());
const text = async (query: string) => (await get(`/api/v1/matrix?${query}`)).text();

describe("a matrix that leaves the page", () => {
  it("is laid out as it is seen, in every format", async () => {
    await fleet();
    const layout = "row.hide=SM8550&row.order=SM8750&row.sort=worst:ptq:w8a8&row.fold=V75&column.order=qat:w8a8";
    const { grid, coverage } = await read(layout);
    expect(grid.rows.map(({ id, folded, count }) => [id, folded, count])).toEqual([
      ["SM8750", false, 1],
      ["V75", true, 2],
    ]);
    expect(grid.columns.map(({ id }) => id)).toEqual(["qat:w8a8", "ptq:w8a8"]);
    expect(grid.squares[1]?.[1]).toMatchObject({ row: "V75", count: 2, cell: { chip: "QCS8275", status: "failed" } });
    expect(coverage).toEqual({ measured: 2, stale: 0, unsupported: 0, failed: 1, untested: 1 });
    const csv = parseCsv(await text(`${layout}&format=csv`));
    expect(csv.map(({ row, column, state }) => [row, column, state])).toEqual([
      ["SM8750", "qat:w8a8", "untested"],
      ["SM8750", "ptq:w8a8", "ok"],
      ["V75", "qat:w8a8", "ok"],
      ["V75", "ptq:w8a8", "failed"],
    ]);
    const markdown = await text(`${layout}&format=markdown`);
    expect(markdown.split("\n").filter((line) => line.startsWith("|"))).toEqual([
      "| chip × scheme | qat:w8a8 | ptq:w8a8 |",
      "| --- | --- | --- |",
      "| Snapdragon 8 Elite (SM8750 · V79) | untested | −1.9 pt ~ · P? |",
      "| V75 (worst of 2) | −0.2 pt ~ · P? | failed · worst of 2 |",
    ]);
  });

  it("says how figures stand to the budget, and how many stand so", async () => {
    await fleet();
    const { grid, budgets } = await read("budget=5&row.group=flat");
    const verdicts = grid.squares.flat().map(({ row, column, budget }) => [`${row} ${column}`, budget]);
    expect(Object.fromEntries(verdicts)).toMatchObject({
      "SM8550 ptq:w8a8": { verdict: "within", beyond: false },
      "SM8650 ptq:w8a8": { verdict: "outside", beyond: true },
      "QCS8275 ptq:w8a8": null,
    });
    expect(budgets).toEqual({ outside: 1, inconclusive: 0, within: 3 });
    expect((await read("")).budgets).toBeNull();
    const csv = parseCsv(await text("budget=5&format=csv"));
    expect(csv.find(({ row, column }) => row === "SM8650" && column === "ptq:w8a8")).toMatchObject({
      budget: "5",
      budget_verdict: "outside",
      beyond_budget: "true",
      evidence: "shown",
      delta_method: "fixed-reference",
    });
    expect(await text("format=csv")).not.toContain("budget_verdict");
    const markdown = await text("budget=5&format=markdown");
    expect(markdown).toContain("outside 1, within 3");
    // Every verdict of the table is explained below it, and no other.
    expect(markdown).toContain("- within: the whole interval of the delta lies within the budget");
    expect(markdown).toContain("- outside: the whole interval lies beyond the budget");
    expect(markdown).not.toContain("- inconclusive");
  });

  it("holds two versions beside each other", async () => {
    const bits = (wrong: number) => ({
      result: { value: (1000 - wrong) / 1000, correct: 1000 - wrong, bits: bitsOf(wrong) },
    });
    await fill(onQairt(40, 0, bits(280)), onQairt(42, 0, { ...bits(380), campaign: "b" }));
    const query = "diff=qairt&a=2.40.0&b=2.42.0";
    expect((await read(query)).grid.squares[0]?.[0]?.diff).toMatchObject({ significant: true, paired: true });
    const [line] = parseCsv(await text(`${query}&format=csv`));
    expect(line).toMatchObject({
      a_version: "2.40.0",
      a_value: "0.72",
      b_value: "0.62",
      significant: "true",
      paired: "true",
    });
    expect(Number(line?.change)).toBeCloseTo(-0.1, 12);
    expect(await text(`${query}&format=markdown`)).toContain("| −10.0 pt (72.0 % → 62.0 %) ·");
    expect(await text(`${query}&mode=value&format=markdown`)).toContain("| 62.0 % ·");
    // A budget is one of the drop between the versions, not of that to the reference.
    expect((await read(`${query}&budget=15`)).budgets).toEqual({ outside: 0, inconclusive: 0, within: 1 });
    expect((await read(`${query}&budget=1`)).budgets).toEqual({ outside: 1, inconclusive: 0, within: 0 });
  });

  it("keeps names from outside out of formulas and markup", async () => {
    await fill(makeRun({ model: { name: "=1+1 <img src=x> | `x`" } }));
    expect(await text("rows=model&columns=scheme&format=csv")).toContain("'=1+1");
    const markdown = await text("rows=model&columns=scheme&format=markdown");
    expect(markdown).not.toMatch(/[^\\]<img/);
    expect(markdown).toContain("=1+1 \\<img src=x\\> \\| \\`x\\`");
  });
});

describe("a layout that cannot be", () => {
  it.each([
    ["mode=colour", "mode"],
    ["budget=-1", "budget"],
    ["budget=1e3", "budget"],
    ["spotlight=moon", "spotlight"],
    ["square=SM8650", "square"],
    ["square=a&square=b&square=c", "square"],
    ["row.group=moon", "row.group"],
    ["row.sort=SM8650", "row.sort"],
    ["column.sort=first:SM8650", "column.sort"],
    ["row.fold=%00", "row.fold[0]"],
    ["row.set=nope", "row.set"],
    ["diff=chip", "diff"],
    ["diff=qairt&rows=qairt", "diff"],
    ["diff=qairt&a=1&b=1", "b"],
    ["row.colour=red", "row.colour"],
  ])("%s is refused by the name of its parameter", async (query, location) => {
    const response = await get(`/api/v1/matrix?${query}`);
    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors[0].location).toBe(location);
    expect(errors[0].message).not.toBe("");
  });
});

describe("saved sets over HTTP", () => {
  const PATH = "/api/v1/sets";
  const none = { params: Promise.resolve({}) };
  const put = (body: unknown, headers: Record<string, string>) =>
    putSet(
      requestOf(PATH, {
        method: "PUT",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
      none,
    );
  const remove = (name: string, headers: Record<string, string>) =>
    deleteSet(requestOf(`${PATH}?${new URLSearchParams({ name })}`, { method: "DELETE", headers }), none);
  const list = async () => (await getSets(requestOf(PATH), none)).json();
  const FLEET = { name: "mobile / 8", axis: "chip", ids: ["SM8650", "SM8750"] };

  it("are saved, listed, used and taken away under any name", async () => {
    const triage = await tokenFor(["triage"]);
    await fleet();
    const saved = await put(FLEET, triage);
    expect(saved.status).toBe(200);
    expect(await saved.json()).toMatchObject({ ...FLEET, who: "test" });
    expect(await list()).toMatchObject([FLEET]);
    expect(
      (await read(new URLSearchParams({ "row.set": FLEET.name }).toString())).grid.rows.map(({ id }) => id),
    ).toEqual(FLEET.ids);
    expect((await remove(FLEET.name, triage)).status).toBe(200);
    expect((await remove(FLEET.name, triage)).status).toBe(404);
    expect(await list()).toEqual([]);
  });

  it("need the scope of triage, and say what is wrong with them", async () => {
    expect((await put(FLEET, {})).status).toBe(401);
    expect((await put(FLEET, await tokenFor(["ingest", "read"]))).status).toBe(403);
    expect((await remove(FLEET.name, await tokenFor(["read"]))).status).toBe(403);
    const triage = await tokenFor(["triage"]);
    for (const [change, location] of [
      [{ name: "" }, "name"],
      [{ name: "x".repeat(81) }, "name"],
      [{ axis: "moon" }, "axis"],
      [{ ids: [] }, "ids"],
      [{ ids: ["a\u0000"] }, "ids[0]"],
    ] as const) {
      const response = await put({ ...FLEET, ...change }, triage);
      expect(response.status, location).toBe(400);
      expect((await response.json()).errors[0].location).toBe(location);
    }
    expect(await list()).toEqual([]);
  });
});
