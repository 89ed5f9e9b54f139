import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RELEASES, releaseDate } from "@/lib/domain/releases";
import { compareVersions, parseVersion, sameVersion } from "@/lib/domain/version";
import { parseCsv } from "@/tests/support/parse-csv";
import { hasShared, shared } from "@/tests/support/shared";

const number = fc.oneof(fc.nat({ max: 60 }).map(String), fc.constantFrom("251225", "251231", "251225135753", "05"));
const version = fc.oneof(
  fc
    .record({
      prefix: fc.constantFrom("", "v", "tflite "),
      parts: fc.array(number, { minLength: 1, maxLength: 4 }),
      build: fc.constantFrom("", "_193295", "_7"),
      prerelease: fc.constantFrom("", "rc1", "-rc.2", "rc10", "-dev20260101"),
      flavor: fc.constantFrom("", "-auto", "+cu12"),
    })
    .map(({ prefix, parts, build, prerelease, flavor }) => prefix + parts.join(".") + build + prerelease + flavor),
  fc.string(),
);

describe("versions are compared", () => {
  test("as numbers, prereleases first, builds and flavors after", () => {
    const ordered = [
      "1.24.0.dev1",
      "1.24.0rc2",
      "1.24.0rc10",
      "1.24.0",
      "1.24.4.post1",
      "2.9.0.230327",
      "2.10.0.230425",
      "2.42",
      "2.42.0",
      "2.42.0.251225",
      "2.42.0.251225135753_193295",
      "2.42.0.251225135753_193295-auto",
      "2.42.0.251231",
      "2.45.40",
      "2.45.41",
      "nightly",
    ];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
  });

  test("in a total order", () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, b) === 0).toBe(a === b);
        if (compareVersions(a, b) < 0 && compareVersions(b, c) < 0) expect(compareVersions(a, c)).toBeLessThan(0);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a version text is read:", () => {
  test("QAIRT with build and flavor", () => {
    expect(parseVersion("v2.40.0.251030114326_189385-auto")).toEqual({
      name: "",
      release: ["2", "40", "0", "251030114326"],
      prerelease: null,
      build: "189385",
      flavor: "auto",
    });
  });

  test("a runtime with its name", () => {
    expect(parseVersion("tflite 2.17.0")).toMatchObject({ name: "tflite", release: ["2", "17", "0"] });
  });

  test.each(["", "nightly", "abc 1x!", "."])("%j is no version", (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe("AI Hub's rule of one version", () => {
  test.each([
    ["2.42", "2.42.0.251225", true],
    ["2.42.0.251225", "2.42.0.251225135753_193295", true],
    ["2.42", "v2.42.0.251225135753_193295-auto", true],
    ["2.42.0", "2.42.1", false],
    ["2.4", "2.42", false],
    ["2.42.0.251225", "2.42.0.251226", false],
    ["2.42-auto", "2.42-windows", false],
    ["2.42.0.251225135753_193295", "2.42.0.251225135753_193296", false],
    ["1.24.0rc1", "1.24.0", false],
    ["nightly", "nightly", true],
    ["nightly", "2.42", false],
  ])("%s and %s: %s", (a, b, same) => {
    expect(sameVersion(a, b)).toBe(same);
    expect(sameVersion(b, a)).toBe(same);
  });

  test("is reflexive and symmetric", () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(sameVersion(a, a)).toBe(true);
        expect(sameVersion(a, b)).toBe(sameVersion(b, a));
      }),
    );
  });
});

describe("a release is dated", () => {
  test.each([
    ["qairt", "2.42.0.251225135753_193295", "2025-12-25"],
    ["qairt", "2.42.0.251225135753_193295-auto", "2025-12-25"],
    ["qairt", "2.42", "2025-12-31"],
    ["qairt", "2.28", "2024-10-29"],
    ["onnxruntime", "1.24.3", "2026-03-06"],
    ["onnxruntime", "1.15.0", "2023-05"],
    ["qnn-ep", "2.4.0", "2026-07-14"],
  ] as const)("%s %s on %s", (kind, text, date) => {
    expect(releaseDate(kind, text)?.date).toBe(date);
  });

  test.each([
    ["qairt", "2.45.41"],
    ["qairt", "2.99"],
    ["qairt", "nightly"],
    ["onnxruntime", "1.15.1"],
    ["onnxruntime", "1.27.0rc1"],
    ["qnn-ep", "2.1.0"],
  ] as const)("and %s %s is not, for no source says when", (kind, text) => {
    expect(releaseDate(kind, text)).toBeNull();
  });

  test("by a source, in a form that sorts", () => {
    for (const { date, precision, source } of RELEASES) {
      expect(date).toMatch(precision === "month" ? /^\d{4}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}$/);
      expect(source).not.toBe("");
    }
  });

  test.skipIf(!hasShared("reference/qairt_releases.csv"))("as ../shared/reference/qairt_releases.csv says", () => {
    const rows = parseCsv(readFileSync(shared("reference/qairt_releases.csv"), "utf8"));
    const dated = rows.filter((row) => row.build_date || row.official_release_date);
    for (const row of dated) {
      const expected = row.official_release_date || row.build_date;
      expect(releaseDate("qairt", row.qairt_version ?? "")?.date, row.qairt_version).toBe(expected);
    }
    expect(RELEASES.filter(({ kind }) => kind === "qairt")).toHaveLength(dated.length);
  });

  test.skipIf(!hasShared("reference/versions.csv"))("as ../shared/reference/versions.csv says", () => {
    const rows = parseCsv(readFileSync(shared("reference/versions.csv"), "utf8"));
    for (const row of rows) {
      const ort = row.kind === "ort";
      const found = releaseDate(ort ? "onnxruntime" : "qnn-ep", (ort ? row.ort_version : row.qnn_ep_version) ?? "");
      if (row.date === "") expect(found).toBeNull();
      else expect(row.date, row.ort_version).toContain(found?.date);
    }
  });
});
