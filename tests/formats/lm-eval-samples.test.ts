import { describe, expect, test } from "vitest";
import type { ImportFile } from "@/lib/formats/import-file";
import { ARC, bits, fixture, losses, normal, RESULTS, read } from "@/tests/formats/lm-eval-items";
import { fileOf } from "@/tests/formats/supplement-items";

describe("samples", () => {
  const results = fixture(RESULTS);
  const withArc = (text: string, of = results) => read([fileOf(of, `m/${RESULTS}`), fileOf(text, `m/${ARC}`)]);
  const lines = fixture(ARC).trimEnd().split("\n");
  const withoutHashes = results.replace(/"task_hashes": \{[^}]*\}/, '"task_hashes": {}');

  test("in another order are the same list", async () => {
    const [ordered] = normal(await withArc(lines.join("\n"), withoutHashes));
    const [shuffled] = normal(await withArc([...lines].reverse().join("\n"), withoutHashes));
    expect([shuffled && bits(shuffled), shuffled?.cellKey]).toEqual([ordered && bits(ordered), ordered?.cellKey]);
  });

  test("of another run are refused, and the results are stored without them", async () => {
    const items = await withArc(
      lines
        .join("\n")
        .replace('"doc_hash": "', '"doc_hash": "f')
        .replace(/("doc_hash": "f.{63})./, "$1"),
    );
    expect(losses(items, "refused")).toContainEqual(
      expect.stringMatching(/samples_arc_easy.*does not hash to task_hashes.arc_easy/),
    );
    expect(normal(items).map(bits)).toEqual(Array(8).fill(null));
  });

  test.each([
    ["cut short", (all: string[]) => all.slice(0, 9), "has 9 samples, n-samples says 10"],
    [
      "of other answers",
      (all: string[]) => all.map((line) => line.replace('"acc": 1.0', '"acc": 0.0')),
      "has 0 of 10 right",
    ],
    ["with shares", (all: string[]) => all.map((line) => line.replace('"acc": 1.0', '"acc": 0.5')), "neither 0 nor 1"],
    ["twice", (all: string[]) => all.map((line) => line.replace('"doc_id": 3', '"doc_id": 2')), "has doc_id 2 twice"],
    [
      "of another filter",
      (all: string[]) => all.map((line) => line.replace('"filter": "none"', '"filter": "other"')),
      "has no samples of filter none",
    ],
  ])("%s give no bits and say why", async (_, change, reason) => {
    const items = await withArc(change(lines).join("\n"), withoutHashes);
    expect(losses(items, "skipped").filter((text) => text.includes("samples_arc_easy"))[0]).toContain(reason);
    expect(normal(items)[0]?.bits).toBe(null);
  });

  test("without a filter belong to the only one", async () => {
    const items = await withArc(lines.map((line) => line.replace('"filter": "none", ', "")).join("\n"), withoutHashes);
    expect(normal(items).map(bits).slice(0, 2)).toEqual(["1011011010000000", "1111011010000000"]);
  });

  test("cut at any byte never become other bits", async () => {
    const text = lines.slice(0, 3).join("\n");
    for (let end = 0; end < text.length; end += 7) {
      const items = await withArc(text.slice(0, end));
      expect(normal(items).map(bits), `${end} bytes`).toEqual(Array(8).fill(null));
    }
  });

  test("of another date or folder are not taken", async () => {
    for (const name of [`m/samples_arc_easy_2024-05-07T12-34-56.789012.jsonl`, `n/${ARC}`]) {
      const items = await read([fileOf(results, `m/${RESULTS}`), fileOf(lines.join("\n"), name)]);
      expect(losses(items, "skipped").at(-1)).toBe(`${name}:- no results file of its date and task is beside it`);
      expect(normal(items)[0]).toMatchObject({
        bits: null,
        identity: { sampleSha256: JSON.parse(results.replace("NaN", "null")).task_hashes.arc_easy },
      });
    }
  });

  test("of 200 MB are read a line at a time", async () => {
    const count = 4_000;
    const filler = "x".repeat(50_000);
    const big: ImportFile = {
      path: `m/${ARC}`,
      size: null,
      open: async function* () {
        for (let doc = 0; doc < count; doc += 1)
          yield Buffer.from(`${JSON.stringify({ doc_id: doc, doc: filler, filter: "none", acc: 1 })}\n`);
      },
    };
    const small = { results: { arc_easy: { "acc,none": 1 } }, model_name: "a/b" };
    const [run] = normal(await read([fileOf(JSON.stringify(small), `m/${RESULTS}`), big]));
    expect(run).toMatchObject({ correct: count, identity: { samples: count } });
  });
});
