import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { PATHS } from "@/lib/domain/find-path";
import { TREATMENTS } from "@/lib/domain/workaround";
import { MAX_OTHERS } from "@/lib/formats/workarounds/layer-assignment";
import { ANNOTATION_KEY } from "@/lib/formats/workarounds/ort-layer-annotations";
import { ANNOTATED, NAME_BASED } from "@/lib/formats/workarounds/ort-versions";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import { FACTS, fileOf, inputOf, layer } from "@/tests/formats/workarounds/layers";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

const text = readFileSync(path.join(ROOT, "docs/workarounds.md"), "utf8");
const rowsOf = (header: string) => markdownTables(text).find((table) => table.header[0] === header)?.rows ?? [];
const rows = rowsOf("writer");

describe("docs/workarounds.md", () => {
  test("lists every writer, in the order in which they are offered", () => {
    expect(rows.map(([id]) => id)).toEqual(WRITERS.map(({ id }) => id));
  });

  test.each(WRITERS.map((writer) => [writer.id, writer] as const))("says what %s is for", (id, { applies, write }) => {
    const [, treatments = "", paths = "", , endings = ""] = rows.find(([name]) => name === id) ?? [];
    // A fact that is unknown keeps nothing from applying.
    const facts = { ...FACTS, fp16: null };
    const treated = TREATMENTS.filter((treatment) => applies({ ...facts, path: null }, treatment).applies);
    expect(treatments === "any" ? [...TREATMENTS] : treatments.split(", ")).toEqual(treated);
    const taken = PATHS.filter((name) =>
      treated.some((treatment) => applies({ ...facts, path: name }, treatment).applies),
    );
    expect(paths === "any" ? PATHS.length : paths.split(", ").toSorted()).toEqual(
      paths === "any" ? taken.length : taken.toSorted(),
    );
    const values = { metric: "introduced", values: [1], worse: "higher" as const, limits: [] };
    const names = treated.map((treatment) => {
      const input = inputOf(treatment, ["a"], [layer("a", { op: "ADD" })], { ...facts, path: null, model: "m" });
      return fileOf(write({ ...input, values })).name;
    });
    for (const ending of endings.split(", ")) expect(names.some((name) => name.endsWith(ending))).toBe(true);
  });

  test("says which versions of ONNX Runtime have which option, and what is its limit", () => {
    expect(rowsOf("option").map(([key, since, absent]) => [key, since, absent])).toEqual(
      [NAME_BASED, ANNOTATED].map(({ key, since, absent }) => [key, since, absent]),
    );
    expect(text).toContain(`\`${ANNOTATION_KEY}\``);
    expect(text).toContain(`Up to ${MAX_OTHERS} such nodes`);
  });
});
