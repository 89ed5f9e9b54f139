import { describe, expect, it } from "vitest";
import { resolveCanonical } from "@/lib/contract/alias";
import type { NormalRun } from "@/lib/contract/normalize-run";
import type { RunInput } from "@/lib/contract/run";
import { ALIAS_KINDS, type Aliases, type AliasKind, foldAlias } from "@/lib/domain/alias";
import { acceptRun } from "@/lib/services/record-runs";
import { accepted, errorsOf, NOW } from "@/tests/contract/accept";
import { makeRun } from "@/tests/support/runs";

const alias = (kind: AliasKind, name: string, canonical: string): Aliases => ({
  [kind]: new Map([[foldAlias(name), canonical]]),
});

function acceptedWith(aliases: Aliases, value: RunInput): NormalRun {
  const answer = acceptRun({ place: "", value }, NOW, aliases);
  if ("run" in answer) return answer.run;
  throw new Error(JSON.stringify(answer.problem.errors));
}

const evaluation = { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 };

describe("a run whose name has an alias", () => {
  it.each<[AliasKind, RunInput, Aliases]>([
    ["dataset", makeRun({ eval: { ...evaluation, dataset: "IN1K v2" } }), alias("dataset", "in1k V2", "imagenet")],
    ["split", makeRun({ eval: { ...evaluation, split: "holdout" } }), alias("split", "Holdout", "validation")],
    ["metric", makeRun({ eval: { ...evaluation, metric: "hit@1" } }), alias("metric", "HIT@1", "top1")],
    ["chip", makeRun({ target: { kind: "device", soc: "lanai" } }), alias("chip", "Lanai", "SM8650")],
    ["scheme", makeRun({ scheme: "house quant" }), alias("scheme", "House  Quant", "unknown:w8a8")],
    ["path", makeRun({ stack: { ...makeRun().stack, path: "our-runner" } }), alias("path", "our-runner", "ort-qnn")],
  ])("of a %s is one with the run that says the canonical name, and keeps what it said", (_, run, aliases) => {
    const taken = acceptedWith(aliases, run);
    const plain = accepted(makeRun());
    expect(taken.identity).toEqual(plain.identity);
    expect(taken.cellKey).toBe(plain.cellKey);
    expect(taken.document).not.toBe(plain.document);
    expect(taken.id).not.toBe(plain.id);
  });

  it("has the content and the id that it has without the alias", () => {
    const run = makeRun({ eval: { ...evaluation, dataset: "IN1K v2" }, target: { kind: "device", soc: "lanai" } });
    const without = accepted(run);
    const taken = acceptedWith(
      { ...alias("dataset", "in1k v2", "imagenet"), ...alias("chip", "lanai", "SM8650") },
      run,
    );
    expect([taken.id, taken.contentSha256, taken.document]).toEqual([
      without.id,
      without.contentSha256,
      without.document,
    ]);
    expect(JSON.parse(taken.document).eval.dataset).toBe("IN1K v2");
    expect(taken.cellKey).not.toBe(without.cellKey);
  });

  it("is refused without it where the catalogue knows no such scheme or metric", () => {
    expect(errorsOf(makeRun({ scheme: "house quant" }))[0]?.location).toBe("scheme");
    expect(errorsOf(makeRun({ eval: { ...evaluation, metric: "hit@1" } }))[0]?.location).toBe("eval.metric");
  });

  it("follows the alias where the catalogue knows the name too", () => {
    const aliases = { ...alias("dataset", "ImageNet-1k", "imagenet_256"), ...alias("scheme", "int8", "ptq:w8a8") };
    const run = makeRun({ scheme: "INT8", eval: { ...evaluation, dataset: "ImageNet-1K" } });
    expect(acceptedWith(aliases, run).identity).toMatchObject({ dataset: "imagenet_256", scheme: "ptq:w8a8" });
    expect(accepted(run).identity).toMatchObject({ dataset: "imagenet", scheme: "unknown:w8a8" });
  });

  it("is read once: an alias of an alias's meaning is not followed", () => {
    const aliases: Aliases = {
      dataset: new Map([
        ["a", "b"],
        ["b", "imagenet"],
      ]),
    };
    expect(acceptedWith(aliases, makeRun({ eval: { ...evaluation, dataset: "A" } })).identity.dataset).toBe("b");
  });

  it("keeps a scheme that it states in full", () => {
    const scheme = { method: "qat", weights: "int8", activations: "int8" } as const;
    expect(acceptedWith(alias("scheme", "w8a8", "ptq:w4a16"), makeRun({ scheme })).identity.scheme).toBe("qat:w8a8");
  });
});

describe("what an alias means", () => {
  it.each<[AliasKind, string, string]>([
    ["dataset", "ImageNet-1k", "imagenet"],
    ["dataset", "our own set", "our own set"],
    ["metric", "Top-1 Accuracy", "top1"],
    ["chip", "Snapdragon 8 Gen 3", "SM8650"],
    ["chip", "mt6989", "MT6989"],
    ["scheme", "PTQ w8a8", "ptq:w8a8"],
    ["path", "tflite", "litert"],
    ["split", "val", "validation"],
  ])("as a %s: %j is stored as %j, which means itself", (kind, canonical, id) => {
    expect(resolveCanonical(kind, canonical)).toBe(id);
    expect(resolveCanonical(kind, id)).toBe(id);
  });

  it.each<[AliasKind, string]>([
    ["metric", "hit@1"],
    ["scheme", "house quant"],
    ["scheme", "int4"],
    ["chip", "Simulator"],
  ])("as a %s cannot be %j, and the error names the fix", (kind, canonical) => {
    expect(resolveCanonical(kind, canonical)).toEqual({
      location: "canonical",
      message: expect.stringContaining(JSON.stringify(canonical)),
      fix: expect.any(String),
    });
  });

  it("is told for every kind", () => {
    for (const kind of ALIAS_KINDS) expect(resolveCanonical(kind, "acc"), kind).toBeDefined();
  });
});
