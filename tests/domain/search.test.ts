import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asUuid, idDigits, idRange, sequenceOf } from "@/lib/domain/search/id-query";
import { foldSearch, type MATCHES, matchNames } from "@/lib/domain/search/match";
import { type Candidate, rankHits } from "@/lib/domain/search/rank";

describe("a name answers a search", () => {
  it.each<[string, string, (typeof MATCHES)[number] | null]>([
    ["mobilenet_v2", "MobileNet V2", "exact"],
    ["mobilenetv2", "mobilenet_v2", "exact"],
    ["mobile", "mobilenet_v2", "prefix"],
    ["mobilenetv", "mobilenet_v2", "prefix"],
    ["v2", "mobilenet_v2", "word"],
    ["8 gen 3", "Snapdragon 8 Gen 3", "word"],
    ["8gen3", "Snapdragon 8 Gen 3", "inside"],
    ["8650", "SM8650", "inside"],
    ["v2 mobile", "mobilenet_v2", "words"],
    ["ｓｍ８６５０", "SM8650", "exact"],
    ["移动", "移动网络_v2", "prefix"],
    ["🦙", "🦙-7b", "prefix"],
    ["%", "100% int8", "inside"],
    ["resnet", "mobilenet_v2", null],
    ["_", "mobilenet_v2", null],
    ["", "mobilenet_v2", null],
  ])("%j in %j: %s", (query, name, match) => {
    expect(matchNames(foldSearch(query), [name])).toBe(match);
  });

  it("by the best of its names", () => {
    expect(matchNames("gen 3", ["SM8650", "Snapdragon 8 Gen 3", "Gen 3"])).toBe("exact");
  });

  it("wholly when it is typed as it is written, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (name, other) => {
        const query = foldSearch(name);
        expect(matchNames(query, [other, name])).toBe(query === "" ? null : "exact");
        matchNames(foldSearch(other), [name]);
      }),
    );
  });
});

describe("an id", () => {
  const uuid = "0192f0c1-7c7a-7000-8000-0000deadbeef";

  it.each<[string, string | null]>([
    [uuid, "0192f0c17c7a700080000000deadbeef"],
    [` ${uuid.toUpperCase()}\n`, "0192f0c17c7a700080000000deadbeef"],
    ["0192f0c17c7a700080000000deadbeef", "0192f0c17c7a700080000000deadbeef"],
    [`https://grid.example/runs/${uuid}/layers?x=1`, "0192f0c17c7a700080000000deadbeef"],
    ["0192f0", "0192f0"],
    ["0192f0c1-", "0192f0c1"],
    ["0192f0c1-7c", "0192f0c17c"],
    ["0192F0C1…", "0192f0c1"],
    ["0192f", null],
    ["0192f0-c1", null],
    ["0192f0c1--7c", null],
    ["sm8650", null],
    [`${uuid}0`, null],
    ["", null],
    ["%_'", null],
  ])("is read from %j", (text, digits) => {
    expect(idDigits(text)).toBe(digits);
  });

  it("that begins with some digits lies in their range, whatever its other digits", () => {
    const hexadecimal = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(hexadecimal, hexadecimal, fc.integer({ min: 6, max: 32 }), (one, other, length) => {
        const digits = one.slice(0, length);
        const { from, to } = idRange(digits, asUuid);
        const inRange = (id: string) => id >= from && id <= to;
        expect(inRange(asUuid(one))).toBe(true);
        expect(inRange(asUuid(other))).toBe(other.startsWith(digits));
        expect(idDigits(asUuid(digits))).toBe(digits);
      }),
    );
  });

  it("is a sequence only behind its sign", () => {
    expect(["#12", " # 7 ", "12", "#", "#-1", "#1234567890123456", "#1.5"].map(sequenceOf)).toEqual([
      ...[12, 7, null, null, null, null, null],
    ]);
  });
});

describe("hits", () => {
  const model = (name: string, match: (typeof MATCHES)[number], cells: number): Candidate => ({
    hit: { kind: "model", match, model: name, variants: [], cells },
    weight: cells,
    text: name,
  });
  const scheme = (name: string, match: (typeof MATCHES)[number]): Candidate => ({
    hit: { kind: "scheme", match, scheme: name, cells: 1 },
    weight: 1,
    text: name,
  });
  const all = [
    model("a", "inside", 9),
    model("d", "prefix", 1),
    model("c", "prefix", 5),
    model("b", "prefix", 5),
    scheme("w8", "exact"),
  ];

  it("stand by match, then by what has most cells, then by name; the kind with the best first", () => {
    const [first, second] = rankHits(all, 3);
    expect(first).toMatchObject({ kind: "scheme", found: 1 });
    expect(second).toMatchObject({ kind: "model", found: 4, hits: [{ model: "b" }, { model: "c" }, { model: "d" }] });
  });

  it("stand the same in whatever order they were found", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(rankHits(shuffled, 3)).toEqual(rankHits(all, 3));
      }),
    );
  });
});
