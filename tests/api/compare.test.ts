import { beforeEach, describe, expect, it } from "vitest";
import { compareView } from "@/lib/contract/compare";
import {
  formatCompareQuery,
  formatSlicesQuery,
  parseCompareQuery,
  parseSlicesQuery,
} from "@/lib/contract/compare-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import { slicesView } from "@/lib/contract/slices";
import { freshServer, get, post, settled, tokenFor } from "@/tests/api/server";
import { parseCsv } from "@/tests/support/parse-csv";
import { makeRun } from "@/tests/support/runs";

freshServer();

beforeEach(async () => {
  const ingest = await tokenFor(["ingest"]);
  const run = (scheme: string, path: string, correct: number, change = {}) =>
    makeRun({ scheme, stack: { path, qairt: "2.42.0" }, result: { value: correct / 1000, correct }, ...change });
  await post(
    [
      run("ptq:w8a8", "ort-qnn", 719, { cost: { latencyMs: 2 }, artifact: { bytes: 4_000 } }),
      run("qat:w8a8", "ort-qnn", 723, {
        scheme: { method: "qat", weights: "int8", activations: "int8", calibration: { samples: 500 } },
      }),
      run("ptq:w8a8", "qnn-dlc", 300),
      run("ptq:mxfp4", "llama.cpp", 700),
      run("ptq:w8a8", "ort-cpu", 720, { target: { kind: "simulator" } }),
    ],
    ingest,
  );
  await settled();
});

const URL_PATH = "/api/v1/compare";

describe("GET /api/v1/compare", () => {
  it("compares schemes in the documented shape", async () => {
    const view = compareView.parse(await (await get(URL_PATH)).json());
    expect(view.columns.map(({ id }) => id)).toEqual(["ptq:w8a8", "ptq:mxfp4-b32", "qat:w8a8"]);
    expect(view.columns[1]?.facts.block).toEqual({ size: 32, element: "E2M1", scale: "E8M0", bitsPerWeight: 4.25 });
    const row = view.rows.find(({ path }) => path === "ort-qnn");
    expect(row?.cells[2]?.againstBase).toMatchObject({ test: "unpaired-interval", verdict: "no-difference-shown" });
    const fallen = view.rows.find(({ path }) => path === "qnn-dlc");
    expect(fallen?.waterfalls[0]?.simulatorFineDeviceNot).toBe(true);
    expect(view.context.every(({ source }) => source.length > 0)).toBe(true);
  });

  it("compares two slices in the documented shape", async () => {
    const view = slicesView.parse(await (await get(`${URL_PATH}?mode=slices&preset=qnn-ort`)).json());
    expect(view.matches).toMatchObject([
      { a: { path: "qnn-dlc" }, b: { path: "ort-qnn" }, pair: { verdict: "better" } },
    ]);
    expect(view.unmatched).toMatchObject([{ side: "b", end: { scheme: "qat:w8a8" }, reason: "no-partner" }]);
  });

  it.each([
    ["", 5, "compare"],
    ["mode=slices&preset=qnn-ort&", 1, "slices"],
  ])("answers %s as CSV and as Markdown with a line a result", async (query, lines, name) => {
    const csv = await get(`${URL_PATH}?${query}format=csv`);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.headers.get("content-disposition")).toContain(`${name}.csv`);
    expect(parseCsv(await csv.text())).toHaveLength(lines);
    const markdown = await get(`${URL_PATH}?${query}format=markdown`);
    expect(markdown.headers.get("content-type")).toContain("text/markdown");
    const told = (await markdown.text()).split("\n").filter((line) => line.includes("| mobilenet\\_v2 |"));
    expect(told.length).toBeGreaterThanOrEqual(lines);
  });

  it.each(["mode=bad", "format=xlsx", "emulated=yes", "preset=any", "asOf=never", "a.target=phone", "nonsense=1"])(
    "refuses %s by name",
    async (query) => {
      const answer = await get(`${URL_PATH}?${query}`);
      expect(answer.status).toBe(400);
      const { errors } = await answer.json();
      expect(errors[0].location).toContain(query.split("=")[0]);
    },
  );
});

describe("the filters of comparing", () => {
  const grouped = (query: string) => groupParameters(new URLSearchParams(query));

  it.each(["", "model=a&scheme=ptq%3Aw8a8&chip=SM8650&base=qat%3Aw8a8&emulated=1&calibrations=1&asOf=3"])(
    "%s of schemes are told by the URL that says them again",
    (query) => {
      expect(formatCompareQuery(parseCompareQuery(grouped(query)))).toBe(query);
    },
  );

  it.each([
    "preset=qnn-ort&differences=1",
    "a.path=litert&b.path=qnn-dlc&b.target=device&a.qairt=2.42.0&b.onnxruntime=1.24.3",
  ])("%s of slices are told by the URL that says them again", (query) => {
    expect(formatSlicesQuery(parseSlicesQuery(grouped(query)))).toBe(query);
  });
});
