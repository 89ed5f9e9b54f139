import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { type ParsedBody, parseBody } from "@/lib/contract/parse-body";
import { ServiceError } from "@/lib/contract/problem";
import { acceptRun } from "@/lib/services/record-runs";
import { NOW } from "@/tests/contract/accept";
import { makeRun } from "@/tests/support/runs";

const JSON_TYPE = "application/json";
const LINES = "application/x-ndjson";
const run = JSON.stringify(makeRun());

/** The error with which a body is refused; throws when it is taken. */
function refusal(text: string, type = JSON_TYPE): ServiceError {
  try {
    parseBody(text, type);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error("the body was accepted");
}

const placesOf = ({ items }: ParsedBody) => items.map((item) => item.place);

describe("a body", () => {
  it("may be one run, an array or lines, each with its places", () => {
    expect(parseBody(run, JSON_TYPE)).toEqual({ shape: "one", items: [{ place: "", value: makeRun() }] });
    expect(placesOf(parseBody(`[${run},${run}]`, JSON_TYPE))).toEqual(["runs[0]", "runs[1]"]);
    expect(placesOf(parseBody(`${run}\n${run}`, LINES))).toEqual(["line 1", "line 2"]);
  });

  it.each([
    ["a byte order mark", `\uFEFF${run}`, JSON_TYPE, 1],
    ["CRLF between lines", `${run}\r\n${run}\r\n`, LINES, 2],
    ["CRLF inside a run", JSON.stringify(makeRun(), null, 2).replaceAll("\n", "\r\n"), JSON_TYPE, 1],
    ["blank lines", `\n${run}\n\n  \n${run}\n\n`, LINES, 2],
    ["lines under the JSON type", `${run}\n${run}\n`, JSON_TYPE, 2],
    ["lines under the JSON type with CRLF", `${run}\r\n${run}`, JSON_TYPE, 2],
    ["lines with a byte order mark", `\uFEFF${run}\n${run}`, JSON_TYPE, 2],
    ["lines of another name", `${run}\n${run}`, "application/jsonl; charset=utf-8", 2],
  ])("is read with %s", (_, text, type, count) => {
    const { items } = parseBody(text, type);
    expect(items.map((item) => ("value" in item ? item.value : item.error))).toEqual(Array(count).fill(makeRun()));
  });

  it("keeps the good lines beside a broken one, and names its line and column", () => {
    const { items } = parseBody(`${run}\n{"model":NaN}\n${run}\n{"model":{"name"`, LINES);
    expect(items.map((item) => "value" in item)).toEqual([true, false, true, false]);
    const answers = items.map((item) => acceptRun(item, NOW));
    expect(answers[1]).toMatchObject({ problem: { status: 400, errors: [{ location: "line 2" }] } });
    expect(JSON.stringify(answers[1])).toContain("unexpected NaN at line 2, column 10");
    expect(JSON.stringify(answers[3])).toContain("ends too early at line 4, column 17");
  });

  it.each([
    ["NaN", `{"a":1,\n"value": NaN}`, /unexpected NaN at line 2, column 10 .*send null/],
    ["-Infinity", `[{"value":-Infinity}]`, /unexpected -Infinity at line 1, column 11/],
    ["Python's None", `{"value":None}`, /unexpected "N" at line 1, column 10/],
    ["a trailing comma", `{"a":1,}`, /unexpected "}" at line 1, column 8/],
    ["a single quote", `{'a':1}`, /unexpected "'" at line 1, column 2/],
    ["an emoji in the wrong place", `[1,\n👩]`, /unexpected "👩" at line 2, column 1/],
    ["more behind the end", `{"a":1}x`, /unexpected "x" at line 1, column 8/],
    ["a name of NaN, which is no number", `{"name":"NaN",}`, /unexpected "}" at line 1, column 15$/],
  ])("that holds %s is refused with its place", (_, text, message) => {
    const error = refusal(text);
    expect(error.kind).toBe("invalid-json");
    expect(error.errors).toEqual([
      { location: "body", message: expect.stringMatching(message), fix: expect.any(String) },
    ]);
  });

  it("cut at any byte says that it ends too early, and where", () => {
    const text = JSON.stringify([makeRun({ campaign: 'ü\n"\\🦜' })], null, 1);
    for (let cut = 1; cut < text.length; cut += 1) {
      expect(refusal(text.slice(0, cut)).errors[0]?.message).toMatch(/^ends too early at line \d+, column \d+$/);
    }
  });

  it.each(["", "  \n\t\r\n", "\uFEFF", "[]"])("of nothing is refused as empty: %j", (text) => {
    for (const type of text === "[]" ? [JSON_TYPE] : [JSON_TYPE, LINES]) {
      expect(refusal(text, type).kind).toBe("invalid-body");
    }
  });

  it("with more runs than one request may have is refused before it costs anything", () => {
    expect(parseBody(`[${Array(LIMITS.runs).fill("1").join()}]`, JSON_TYPE).items).toHaveLength(LIMITS.runs);
    expect(
      refusal(
        `[${Array(LIMITS.runs + 1)
          .fill("1")
          .join()}]`,
      ).kind,
    ).toBe("too-large");
    expect(refusal(`${"1\n".repeat(LIMITS.runs)}2`, LINES).kind).toBe("too-large");
    expect(refusal(`{}\n{}\n${"x\n".repeat(5_000_000)}`).kind).toBe("too-large");
  });

  it("of line breaks alone, or of one brace and a million of them, takes linear time", () => {
    const started = performance.now();
    const breaks = "\n".repeat(1_000_000);
    expect(refusal(breaks, LINES).kind).toBe("invalid-body");
    expect(refusal(`{}${breaks}x`).kind).toBe("invalid-json");
    expect(refusal(`{${breaks}}x`).kind).toBe("invalid-json");
    expect(refusal("}".repeat(1_000_000)).kind).toBe("invalid-json");
    // Quadratic would be a quarter of an hour.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("of any text gives items or a problem that names a place, and never another error", () => {
    const pieces = fc.constantFrom(...'{}[],:"\n\r\\ 1-e', "NaN", "null", "\uFEFF", "\ud83d", "🦜", run);
    const soup = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(soup, fc.constantFrom(JSON_TYPE, LINES, "text/plain", ""), (text, type) => {
        try {
          for (const item of parseBody(text, type).items) {
            const answer = acceptRun(item, NOW);
            if ("problem" in answer) expect(answer.problem.errors[0]?.location).not.toBe("");
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceError);
          expect((error as ServiceError).errors[0]).toMatchObject({ location: "body" });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("any JSON value whatsoever", () => {
  const strange = fc.oneof(fc.jsonValue(), fc.anything());

  it("is taken or refused with errors that have a place and a message, and nothing is thrown", () => {
    fc.assert(
      fc.property(strange, (value) => {
        const answer = acceptRun({ place: "runs[0]", value }, NOW);
        if (!("problem" in answer)) return;
        expect(answer.problem.errors.length).toBeGreaterThan(0);
        for (const { location, message } of answer.problem.errors) {
          expect(location).toMatch(/^runs\[0\]/);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("in the place of any member of a good run, too", () => {
    const members = ["id", "startedAt", "runner", "campaign", "model", "artifact", "scheme", "target", "stack", "eval"];
    const more = ["result", "reference", "cost", "placement", "layers", "links", "provenance"];
    fc.assert(
      fc.property(fc.constantFrom(...members, ...more), strange, (name, value) => {
        const answer = acceptRun({ place: "", value: { ...makeRun(), [name]: value } }, NOW);
        if ("problem" in answer) expect(answer.problem.errors[0]?.location).toMatch(new RegExp(`^${name}`));
      }),
      { numRuns: 3_000 },
    );
  });

  it("is no trouble when it is nested a hundred thousand deep", () => {
    const deep = `${'{"stack":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const [item] = parseBody(deep, JSON_TYPE).items;
    expect(acceptRun(item as ParsedBody["items"][number], NOW)).toMatchObject({ problem: { status: 422 } });
  });
});
