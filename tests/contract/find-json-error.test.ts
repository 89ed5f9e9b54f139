import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonError } from "@/lib/contract/find-json-error";

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the place of an error in JSON", () => {
  it.each([
    ['{"a":NaN}', 5],
    ['{"a":-Infinity}', 5],
    ['{"a":1,}', 7],
    ["[1,]", 3],
    ["[,1]", 1],
    ['{"a" 1}', 5],
    ["{a:1}", 1],
    ['{"a":1}}', 7],
    ['{"a":1]', 6],
    ['{"a":01}', 6],
    ['{"a":+1}', 5],
    ['{"a":.5}', 5],
    ["'a'", 0],
    ['"\n"', 1],
    ['"\\x"', 1],
    ['"\\u12g4"', 1],
    ["[1 2]", 3],
    ["nul1", 0],
    ["{}{}", 2],
    ["\u00a01", 0],
  ])("is found in %j", (text, offset) => {
    expect(findJsonError(text)).toEqual({ offset, atEnd: false });
  });

  it.each([
    "",
    " ",
    "{",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    "[",
    "[1,",
    '"a',
    '"\\',
    '"\\u00',
    "tru",
    "-",
    "1.",
    "1e+",
  ])("is the end of %j, which is only cut short", (text) => {
    expect(findJsonError(text)).toEqual({ offset: text.length, atEnd: true });
  });

  it("is null exactly for what JSON.parse takes", () => {
    const fragments = fc.constantFrom(
      ...'{}[],:"\\ \n-+.eE0123',
      "true",
      "nul",
      "null",
      "NaN",
      '"a"',
      "\\u00e9",
      "\u00e9",
    );
    const soup = fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(soup, (text) => {
        expect(findJsonError(text) === null).toBe(parses(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it("is null for every JSON, and at the end wherever an object is cut", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(findJsonError(text)).toBeNull();
        const short = text.slice(0, cut % text.length);
        expect(findJsonError(short)?.atEnd).toBe(true);
      }),
    );
  });

  it("takes linear time and no stack, whatever the text", () => {
    const hostile = [
      "[".repeat(1e6),
      `"${"a".repeat(1e6)}`,
      `${"1".repeat(1e6)}x`,
      " ".repeat(1e6),
      '{"a":'.repeat(2e5),
    ];
    const started = performance.now();
    for (const text of hostile) expect(findJsonError(text)).not.toBeNull();
    // Quadratic would be hours; a busy machine stays far below.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
