import { describe, expect, it } from "vitest";
import { z } from "zod";
import { explainIssues, formatPath } from "@/lib/contract/explain-issues";
import type { ProblemError } from "@/lib/contract/problem";

describe("a path", () => {
  it.each<[PropertyKey[], string, string]>([
    [[], "", "body"],
    [[], "runs[3]", "runs[3]"],
    [["eval", "samples"], "", "eval.samples"],
    [["eval", "samples"], "runs[3]", "runs[3].eval.samples"],
    [["graph", 0, "id"], "line 2", "line 2.graph[0].id"],
    [[0], "", "[0]"],
    [["a.b"], "x", 'x["a.b"]'],
    [['"]'], "", '["\\"]"]'],
    [["<b>"], "", '["<b>"]'],
    [["0"], "", '["0"]'],
    [["\n"], "", '["\\n"]'],
  ])("of %j under %j is %s", (path, prefix, text) => {
    expect(formatPath(path, prefix)).toBe(text);
  });

  it("is told in part when a name is long", () => {
    expect(formatPath(["x".repeat(10_000)]).length).toBeLessThan(100);
  });
});

describe("what zod found", () => {
  const leaf = z.strictObject({ samples: z.int().min(1).max(9), unit: z.enum(["dB", "%"]) });
  const schema = z.strictObject({
    one: leaf.nullish(),
    list: z.array(leaf).max(2).optional(),
    either: z.union([z.string(), leaf]).optional(),
    map: z.record(z.string().min(2, "is too short"), leaf).optional(),
    fallback: leaf.default({ samples: 1, unit: "dB" }),
  });
  const explain = (value: unknown): ProblemError[] => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : explainIssues(parsed.error, schema);
  };
  const good = { samples: 1, unit: "dB" };

  it.each<[unknown, string, string | null]>([
    [{ one: { ...good, sampels: 1 } }, "one.sampels", 'did you mean "samples"?'],
    [{ list: [good, { ...good, Unit: 1 }] }, "list[1].Unit", 'did you mean "unit"?'],
    [{ either: { ...good, units: 1 } }, "either.units", 'did you mean "unit"?'],
    [{ map: { ab: { ...good, units: 1 } } }, "map.ab.units", 'did you mean "unit"?'],
    [{ fallback: { ...good, zzz: 1 } }, "fallback.zzz", "remove it; known fields here: samples, unit"],
    [{ ones: good }, "ones", 'did you mean "one"?'],
    [{ one: { unit: "dB" } }, "one.samples", "add it"],
    [{ one: { ...good, samples: "1" } }, "one.samples", "send a number"],
    [{ one: { ...good, samples: 0 } }, "one.samples", "at least 1"],
    [{ one: { ...good, samples: 10 } }, "one.samples", "at most 9"],
    [{ one: { ...good, unit: "db" } }, "one.unit", "use one of: dB, %"],
    [{ list: [good, good, good] }, "list", "at most 2"],
    [{ one: [] }, "one", "send an object"],
    [{ map: { a: good } }, "map.a", "at least 2"],
  ])("in %j is placed at %s with its fix", (value, location, fix) => {
    expect(explain(value)).toEqual([{ location, message: expect.any(String), fix }]);
  });

  it("is told in full: every error, in the order of the document", () => {
    const errors = explain({ one: { unit: 5, x: 1 }, list: [{ samples: 0 }] });
    expect(errors.map((error) => error.location)).toEqual([
      "one.samples",
      "one.unit",
      "one.x",
      "list[0].samples",
      "list[0].unit",
    ]);
  });
});
