import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { formatRunsQuery, parseRunsQuery } from "@/lib/contract/runs-filter";
import { parseSearch } from "@/lib/contract/runs-search";

describe("the search of runs", () => {
  it.each([
    ["", []],
    [
      "mobilenet  8650",
      [
        { kind: "word", text: "mobilenet" },
        { kind: "word", text: "8650" },
      ],
    ],
    ["chip:SM8650", [{ kind: "field", field: "chip", text: "SM8650" }]],
    ["Status:FAILED", [{ kind: "field", field: "status", text: "failed" }]],
    ["#123", [{ kind: "sequence", sequence: 123 }]],
    [
      'model:"two words" x',
      [
        { kind: "field", field: "model", text: "two words" },
        { kind: "word", text: "x" },
      ],
    ],
    ['"llama3:8b"', [{ kind: "word", text: "llama3:8b" }]],
    [
      "ptq:w8a8 wo:w4",
      [
        { kind: "word", text: "ptq:w8a8" },
        { kind: "word", text: "wo:w4" },
      ],
    ],
    ["scheme:ptq:w8a8", [{ kind: "field", field: "scheme", text: "ptq:w8a8" }]],
    ['""', []],
  ])("reads %j", (search, terms) => {
    expect(parseSearch(search)).toEqual(terms);
  });

  it.each([
    ['mobile "net', "quotation mark at character 8"],
    ["a chp:SM8650", '"chp" at character 3 is not a field'],
    ["status:broken", '"broken" at character 8 is not a status'],
    ["target:moon", "is not a target"],
    ["chip:", "has no value"],
    ["#12x", "is not the number of a run"],
    ["id:xyz", "does not begin an id"],
    [Array(21).fill("a").join(" "), "more than 20 terms"],
  ])("refuses %j and names the place", (search, message) => {
    const problem = parseSearch(search);
    expect(problem).toMatchObject({ message: expect.stringContaining(message), fix: expect.any(String) });
    expect(() => parseRunsQuery({ q: search })).toThrow(ZodError);
  });

  it("stands in a URL and comes back as it was", () => {
    const query = {
      model: ["a", "b"],
      runner: ["lab-07"],
      qairt: ["2.42"],
      q: 'chip:SM8650 "two words"',
      newest: "true",
      from: "2026-01-01",
      to: "2026-01-31",
      before: "17",
    };
    const { filter } = parseRunsQuery(query);
    const parameters = new URLSearchParams(formatRunsQuery(filter));
    const again = Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key)]));
    const single = (value: string[]) => (value.length === 1 ? (value[0] as string) : value);
    const grouped = Object.fromEntries(Object.entries(again).map(([key, value]) => [key, single(value)]));
    expect(parseRunsQuery(grouped).filter).toEqual(filter);
  });

  it("lets `after` stand before `before`, and refuses a day that is none", () => {
    expect(parseRunsQuery({ before: "5", after: "3" }).filter).toMatchObject({ before: null, after: 3 });
    expect(() => parseRunsQuery({ from: "2026-02-30" })).toThrow("must be a day");
  });
});
