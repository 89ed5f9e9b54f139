import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunInput } from "@/lib/contract/run";
import { accepted } from "@/tests/contract/accept";
import { anyRun } from "@/tests/contract/run-arbitrary";
import { makeRun } from "@/tests/support/runs";

const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const full: RunInput = {
  ...makeRun(),
  startedAt: "2026-01-12T07:00:00Z",
  runner: { name: "lab-07", version: "0.3.1" },
  campaign: "nightly",
  artifact: { sourceSha256: "a".repeat(64), quantizedSha256: "b".repeat(64), compiledSha256: "c".repeat(64), bytes: 9 },
  scheme: { method: "ptq", weights: "int8", activations: "int8", calibration: { algorithm: "minmax", samples: 500 } },
  target: { kind: "device", soc: "SM8650", device: "Galaxy S24", os: "Android 14" },
  stack: { path: "ort-qnn", qairt: "2.42.0", options: { graph_optimization_level: "all" }, numerics: { fused: true } },
  eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 8, sha256: "d".repeat(64) },
  result: { value: 0.5, correct: 4, bits: "8A==", repeats: [0.5] },
  cost: { latencyMs: 1.9 },
  placement: { npu: 104, cpu: 0, fallback: ["x"] },
  layers: { against: "float", graph: [{ id: "a", inputs: [] }], metrics: { sqnr: [25.7] } },
  links: [{ label: "job", url: "https://example.com/1" }],
};

/** The same JSON with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** Every leaf of a JSON value, as a path. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

function withChanged(value: unknown, [key, ...rest]: (string | number)[], change: (leaf: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withChanged(copy[key], rest, change);
  return copy;
}

/** Another value that the contract takes in the same place. */
function other(leaf: unknown): unknown {
  const words: Record<string, string> = {
    SM8650: "SM8550",
    w8a8: "w8a16",
    int8: "int16",
    ptq: "qat",
    device: "device",
    top1: "top5",
    imagenet: "coco",
    "8A==": "Dw==",
    "2026-01-12T07:00:00Z": "2026-01-12T07:00:01Z",
    float: "host",
  };
  if (typeof leaf === "number") return leaf === 8 ? 8 : leaf + (Number.isInteger(leaf) ? 1 : 0.001);
  if (typeof leaf === "boolean") return !leaf;
  const text = String(leaf);
  return words[text] ?? (/^(.)\1{63}$/.test(text) ? "e".repeat(64) : `${text}x`);
}

describe("the id of a run without one", () => {
  it("is a UUIDv8 made from the content", () => {
    expect(accepted(full).id).toMatch(UUID_V8);
    expect(accepted(full).id.replaceAll("-", "").slice(0, 12)).toBe(accepted(full).contentSha256.slice(0, 12));
  });

  it("is frozen: a change of it would make every stored run new", () => {
    expect(accepted(makeRun()).id).toBe("6a9af0db-17af-848d-bc0e-83b19087966f");
    expect(accepted(full).id).toBe("73f4ae8e-6952-81d8-bdba-3c677346c5e2");
  });

  it.each<[string, unknown]>([
    ["members in another order", reversed(full)],
    ["white space in the JSON", JSON.parse(JSON.stringify(full, null, "\t"))],
    [
      "explicit nulls for what is absent",
      { ...full, id: null, provenance: null, stack: { ...full.stack, qnnEp: null, runtime: null } },
    ],
    ["the default said aloud", { ...full, result: { ...full.result, status: "ok" } }],
    ["space around a name", { ...full, campaign: "  nightly " }],
    ["loose bits behind the base64", { ...full, result: { ...full.result, bits: "8P==" } }],
    [
      "another double of the same float32 in a layer",
      { ...full, layers: { ...full.layers, metrics: { sqnr: [25.700000762939453] } } },
    ],
    [
      "numbers written in another way",
      JSON.parse(JSON.stringify(full).replace('"latencyMs":1.9', '"latencyMs":19e-1')),
    ],
  ])("is the same for %s", (_, run) => {
    expect(accepted(run).id).toBe(accepted(full).id);
  });

  const changeable = leaves(full).filter(
    (path) => JSON.stringify(other(get(full, path))) !== JSON.stringify(get(full, path)),
  );

  it.each(changeable.map((path) => [path.join("."), path] as const))("is another when %s changes", (_, path) => {
    let changed = withChanged(full, path, other) as RunInput;
    // Members that are held against each other change together.
    if (path.join(".") === "result.correct")
      changed = { ...changed, result: { ...changed.result, value: 0.625, bits: "+A==" } };
    expect(accepted(changed).id).not.toBe(accepted(full).id);
  });

  it("is another when a member is taken away", () => {
    for (const name of [
      "startedAt",
      "runner",
      "campaign",
      "artifact",
      "stack",
      "reference",
      "cost",
      "placement",
      "layers",
      "links",
    ]) {
      const { [name as "cost"]: _, ...rest } = full;
      expect(accepted(rest).id).not.toBe(accepted(full).id);
    }
  });

  it("tells one name from two that it could be joined from", () => {
    const variant = (name: string, second: string) => accepted({ ...full, model: { name, variant: second } });
    expect(variant("a|b", "c").cellKey).not.toBe(variant("a", "b|c").cellKey);
    const metric = (name: string, unit: string) =>
      accepted(
        makeRun({
          eval: { dataset: "d", metric: name, unit, kind: "mean", direction: "higher" },
          result: { value: 1 },
          reference: null,
        }),
      );
    expect(metric("x", "y|mean|higher|z").identity.metric).not.toBe(metric("x|mean|higher|y", "z").identity.metric);
  });
});

describe("an id of the runner's own", () => {
  it("is kept, in lower case, and is no part of the content", () => {
    const id = "0192F0C1-7C7A-7000-8000-00000000000A";
    const run = accepted({ ...full, id });
    expect(run.id).toBe(id.toLowerCase());
    expect(run.contentSha256).toBe(accepted(full).contentSha256);
  });
});

describe("any run that keeps the contract", () => {
  it("is taken, and is the same run when it is sent again in other words", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const first = accepted(run);
        expect(first.id).toMatch(UUID_V8);
        expect(accepted(reversed(run))).toEqual(first);
        expect(accepted(JSON.parse(JSON.stringify(run)))).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps its cell when it is sent again under its canonical names", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { identity, cellKey } = accepted(run);
        const document = run as RunInput;
        const again = {
          ...document,
          model: { name: identity.model, variant: identity.variant },
          scheme: typeof document.scheme === "string" ? identity.scheme : document.scheme,
          target: identity.chip === null ? document.target : { ...document.target, soc: identity.chip },
          stack: { ...document.stack, path: identity.path },
          eval: { ...document.eval, dataset: identity.dataset, metric: identity.metric },
        };
        expect(accepted(again).cellKey).toBe(cellKey);
      }),
      { numRuns: 400 },
    );
  });
});

function get(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
}
