import { describe, expect, it } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { accepted, errorsOf, refused } from "@/tests/contract/accept";
import { makeRun } from "@/tests/support/runs";

const base = makeRun();
const layers = { graph: [{ id: "a" }, { id: "b" }], metrics: { sqnr: [1, 2] } };

describe("an unknown field", () => {
  const cases: [unknown, string, string | RegExp][] = [
    [{ ...base, modell: 1 }, "modell", 'did you mean "model"?'],
    [{ ...base, Model: 1 }, "Model", 'did you mean "model"?'],
    [{ ...base, eval: { ...base.eval, sample: 5 } }, "eval.sample", 'did you mean "samples"?'],
    [{ ...base, artifact: { quantisedSha256: "x" } }, "artifact.quantisedSha256", 'did you mean "quantizedSha256"?'],
    [{ ...base, stack: { qnn_ep: "1" } }, "stack.qnn_ep", 'did you mean "qnnEp"?'],
    [{ ...base, scheme: { weight: "int8" } }, "scheme.weight", 'did you mean "weights"?'],
    [
      { ...base, scheme: { weights: "int8", calibration: { sample: 1 } } },
      "scheme.calibration.sample",
      'did you mean "samples"?',
    ],
    [
      { ...base, layers: { ...layers, graph: [{ id: "a" }, { id: "b", input: [] }] } },
      "layers.graph[1].input",
      'did you mean "inputs"?',
    ],
    [{ ...base, links: [{ label: "x", uri: "https://x.y" }] }, "links[0].uri", 'did you mean "url"?'],
    [
      { ...base, target: { ...base.target, zzzzzzzz: 1 } },
      "target.zzzzzzzz",
      /^remove it; known fields here: kind, soc/,
    ],
    [{ ...base, "a b": 1 }, '["a b"]', /^remove it/],
    [{ ...base, "": 1 }, '[""]', /^remove it/],
    [{ ...base, "<img src=x>": 1 }, '["<img src=x>"]', /^remove it/],
    [{ ...base, constructor: 1 }, "constructor", /^remove it/],
    [JSON.parse(`{"__proto__":{"a":1},${JSON.stringify(base).slice(1)}`), "__proto__", /^remove it/],
  ];
  it.each(cases.map(([run, ...rest]) => [...rest, run] as const))(
    "at %s is named with its fix: %s",
    (location, fix, run) => {
      const errors = errorsOf(run);
      const error = errors.find((one) => one.location === location);
      expect(errors.map((one) => one.location)).toContain(location);
      expect(error?.message).toMatch(/^unknown field/);
      expect(error?.fix).toMatch(fix);
    },
  );

  it("is named beneath the place of its run", () => {
    expect(errorsOf({ ...base, eval: { ...base.eval, sample: 5 } }, "runs[3]")[0]?.location).toBe(
      "runs[3].eval.sample",
    );
    expect(errorsOf(7, "line 4")[0]?.location).toBe("line 4");
  });

  it("is quoted in part when its name is long, and counted when there are many", () => {
    const [error] = errorsOf({ ...base, ["k".repeat(10_000)]: 1 });
    expect(JSON.stringify(error).length).toBeLessThan(600);
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`unknown${i}`, 1]));
    const problem = refused({ ...base, ...many });
    expect(problem.errors).toHaveLength(LIMITS.errors);
    expect(problem.detail).toMatch(/and 20 or more/);
  });
});

describe("a wrong type", () => {
  const cases: [unknown, string, RegExp][] = [
    [null, "body", /expected object/],
    [[], "body", /expected object/],
    ["{}", "body", /expected object/],
    [{}, "model", /received undefined/],
    [{ ...base, model: "mobilenet_v2" }, "model", /expected object/],
    [{ ...base, model: { name: 5 } }, "model.name", /expected string/],
    [{ ...base, model: { name: "" } }, "model.name", /empty/],
    [{ ...base, model: { name: " \u3000\t" } }, "model.name", /empty/],
    [{ ...base, scheme: 8 }, "scheme", /expected string/],
    [{ ...base, scheme: "w8a8z" }, "scheme", /unknown scheme/],
    [{ ...base, scheme: {} }, "scheme.weights", /no number format/],
    [{ ...base, scheme: { weights: "int7" } }, "scheme.weights", /Invalid option/],
    [{ ...base, target: { kind: "phone" } }, "target.kind", /Invalid option/],
    [{ ...base, target: { kind: "device" } }, "target.soc", /required/],
    [{ ...base, target: { kind: "device", soc: "host" } }, "target.soc", /kind of target/],
    [{ ...base, target: { kind: "device", soc: "Reference" } }, "target.soc", /kind of target/],
    [{ ...base, stack: { options: { a: 1 } } }, "stack.options.a", /expected string/],
    [{ ...base, stack: { options: { "": "1" } } }, 'stack.options[""]', /the name must not be empty/],
    [{ ...base, stack: { options: { "a\nb": "1" } } }, 'stack.options["a\\nb"]', /the name must not contain control/],
    [{ ...base, stack: { options: JSON.parse('{"__proto__":"1"}') } }, "stack.options.__proto__", /cannot be a name/],
    [{ ...base, eval: { ...base.eval, samples: 0 } }, "eval.samples", />=1/],
    [{ ...base, eval: { ...base.eval, samples: 1.5 } }, "eval.samples", /expected int/],
    [{ ...base, eval: { ...base.eval, samples: "1000" } }, "eval.samples", /expected number/],
    [{ ...base, eval: { ...base.eval, samples: 2 ** 60 } }, "eval.samples", /int/],
    [{ ...base, eval: { ...base.eval, sha256: "ABC" } }, "eval.sha256", /64 lower-case/],
    [{ ...base, eval: { ...base.eval, metric: "vibes" } }, "eval.metric", /unknown metric "vibes"/],
    [{ ...base, eval: { ...base.eval, kind: "mean" } }, "eval.kind", /known as proportion/],
    [{ ...base, eval: { ...base.eval, direction: "lower" } }, "eval.direction", /known as higher/],
    [{ ...base, result: { value: "0.7" } }, "result.value", /expected number/],
    [{ ...base, result: JSON.parse('{"value":1e999}') }, "result.value", /Infinity/],
    [{ ...base, result: {} }, "result.value", /required when status is ok/],
    [{ ...base, result: { status: "failed" } }, "result.reason", /required when status is failed/],
    [{ ...base, result: { status: "timeout", reason: " " } }, "result.reason", /required/],
    [{ ...base, result: { status: "failed", reason: "x", value: 0.7 } }, "result.value", /must be absent/],
    [{ ...base, startedAt: "yesterday" }, "startedAt", /Invalid ISO datetime/],
    [{ ...base, startedAt: "2026-01-12" }, "startedAt", /Invalid ISO datetime/],
    [{ ...base, startedAt: "2026-02-30T00:00:00Z" }, "startedAt", /Invalid ISO datetime/],
    [{ ...base, startedAt: "2026-01-13T08:00:01Z" }, "startedAt", /lies in the future/],
    [{ ...base, id: "run-1" }, "id", /Invalid UUID/],
    [{ ...base, links: [{ label: "x", url: "javascript:alert(1)" }] }, "links[0].url", /http or https/],
    [{ ...base, links: [{ label: "x", url: "data:text/html,x" }] }, "links[0].url", /http or https/],
    [{ ...base, layers: { ...layers, graph: [] } }, "layers.graph", />=1/],
    [{ ...base, layers: { ...layers, metrics: { sqnr: [1] } } }, "layers.metrics.sqnr", /1 values for 2 nodes/],
    [{ ...base, layers: { ...layers, graph: [{ id: "a" }, { id: "a" }] } }, "layers.graph[1].id", /repeats "a"/],
    [{ ...base, layers: { ...layers, metrics: { "p q": [1, 1e39] } } }, 'layers.metrics["p q"][1]', /fit a float32/],
  ];
  it.each(cases.map(([run, ...rest]) => [...rest, run] as const))("at %s is told with %s", (location, message, run) => {
    const found = errorsOf(run).filter((error) => error.location === location);
    expect(errorsOf(run).map((error) => error.location)).toContain(location);
    expect(found.some((error) => message.test(error.message))).toBe(true);
  });
});

describe("a limit", () => {
  const x = (length: number) => "x".repeat(length);
  const options = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`o${i}`, "1"]));
  const links = (count: number) => Array.from({ length: count }, () => ({ label: "l", url: "https://x.y" }));
  const metrics = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, [1, 2]]));
  const failed = (reason: string) => ({ ...base, result: { status: "failed", reason } });

  it.each<[string, (size: number) => unknown, number, string]>([
    ["name", (size) => ({ ...base, model: { name: x(size) } }), LIMITS.name, "model.name"],
    ["text", (size) => failed(x(size)), LIMITS.text, "result.reason"],
    ["options", (size) => ({ ...base, stack: { options: options(size) } }), LIMITS.options, "stack.options"],
    ["links", (size) => ({ ...base, links: links(size) }), LIMITS.links, "links"],
    [
      "repeats",
      (size) => ({ ...base, result: { value: 0.7, repeats: Array(size).fill(0.7) } }),
      LIMITS.repeats,
      "result.repeats",
    ],
    [
      "fallback",
      (size) => ({ ...base, placement: { fallback: Array(size).fill("n") } }),
      LIMITS.fallback,
      "placement.fallback",
    ],
    [
      "layer metrics",
      (size) => ({ ...base, layers: { ...layers, metrics: metrics(size) } }),
      LIMITS.layerMetrics,
      "layers.metrics",
    ],
  ])("of %s is taken when reached and named when passed", (_, make, limit, location) => {
    expect(accepted(make(limit)).id).toMatch(/-8/);
    expect(errorsOf(make(limit + 1)).map((error) => error.location)).toContain(location);
  });
});

describe("a name from outside", () => {
  it.each([
    ["markup", "<script>alert(1)</script>"],
    ["emoji", "🦜 model 👩‍👩‍👧‍👦"],
    ["right to left", "نموذج עברית"],
    ["a formula", "=1+1"],
    ["SQL", "'; drop table run; --"],
    ["a path", "../../etc/passwd"],
    ["a property of every object", "__proto__"],
    ["a method of every object", "constructor"],
    ["a long word", "x".repeat(LIMITS.name)],
  ])("of %s is kept as it is", (_, name) => {
    const run = accepted({ ...base, model: { name, variant: name }, campaign: name });
    expect(run).toMatchObject({ identity: { model: name, variant: name }, campaign: name });
    expect(JSON.parse(run.document).model.name).toBe(name);
  });

  it("is folded to NFC and single spaces in the identity, not in the document", () => {
    const run = accepted({ ...base, model: { name: " re\u0301sne\u0301t \u00a0 50 " } });
    expect(run.identity.model).toBe("r\u00e9sn\u00e9t 50");
    expect(JSON.parse(run.document).model.name).toBe("re\u0301sne\u0301t \u00a0 50");
  });

  it.each([
    ["10,000 characters", "x".repeat(10_000)],
    ["a line break", "a\nb"],
    ["NUL", "a\0b"],
    ["an escape sequence", "\u001b[31mred"],
    ["a line separator", "a\u2028b"],
    ["half a surrogate pair", "a\ud83d"],
    ["the other half", "\ude00b"],
  ])("of %s is refused wherever it stands, by its place", (_, name) => {
    const runs: [string, unknown][] = [
      ["model.name", { ...base, model: { name } }],
      ["campaign", { ...base, campaign: name }],
      ["target.soc", { ...base, target: { kind: "device", soc: name } }],
      ["stack.qairt", { ...base, stack: { qairt: name } }],
      ["eval.dataset", { ...base, eval: { ...base.eval, dataset: name } }],
      ["eval.metric", { ...base, eval: { ...base.eval, metric: name } }],
      ["eval.unit", { ...base, eval: { ...base.eval, unit: name } }],
      ["layers.graph[0].id", { ...base, layers: { ...layers, graph: [{ id: name }, { id: "b" }] } }],
    ];
    for (const [location, run] of runs) expect(errorsOf(run).map((error) => error.location)).toContain(location);
  });

  it.each([
    ["NUL", "a\0b"],
    ["half a surrogate pair", "a\ud83d"],
  ])("may not bring %s into free text, which no database could keep", (_, text) => {
    expect(errorsOf({ ...base, result: { status: "failed", reason: text } })[0]?.location).toBe("result.reason");
    expect(errorsOf({ ...base, reference: { value: 0.7, source: text } })[0]?.location).toBe("reference.source");
    expect(errorsOf({ ...base, stack: { options: { a: text } } })[0]?.location).toBe("stack.options.a");
  });
});
