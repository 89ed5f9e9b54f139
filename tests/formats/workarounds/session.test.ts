import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviceOf, readLayering } from "@/tests/support/ort-layering";
import { FACTS, fileOf, inputOf, layer, notesOf, refusalsOf, writer } from "./layers";
import { readPythonDictionary, readPythonString, readPythonStrings } from "./read-python";

const KEY = "session.name_based_layer_assignment";
const json = writer("ort-session-json");
const python = writer("ort-session-python");
const annotations = writer("ort-layer-annotations");

const layers = ["/a/Conv", "/a/Conv_1", "/a/Conv_10", "/b/Softmax"].map((id) => layer(id));
const assignment = (chosen: readonly string[], all = layers): string =>
  JSON.parse(fileOf(json.write(inputOf("cpu", chosen, all))).text)[KEY];

describe("the session entry", () => {
  test("names the chosen nodes for the CPU and asks for a record of where nodes went", () => {
    const file = fileOf(json.write(inputOf("cpu", ["/b/Softmax"], layers)));
    expect(JSON.parse(file.text)).toEqual({
      [KEY]: "cpu(/b/Softmax)",
      "session.record_ep_graph_assignment_info": "1",
    });
    expect(file).toMatchObject({ name: "mobilenet_v2.session-options.json", mediaType: "application/json" });
    expect(file.notes).toEqual([{ note: "check-effect" }]);
  });

  test("keeps nodes off whose name has a chosen name inside, and says so", () => {
    const file = fileOf(json.write(inputOf("cpu", ["/a/Conv_1"], layers)));
    expect(JSON.parse(file.text)[KEY]).toBe("cpu(/a/Conv_1); npu(/a/Conv_10)");
    expect(notesOf(file, "others-kept-off")).toEqual([{ note: "others-kept-off", nodes: ["/a/Conv_10"] }]);
  });

  test("lets the quantizers around a layer follow it", () => {
    const quantizer = layer("/b/Softmax_output_0_QuantizeLinear", { op: "QuantizeLinear" });
    expect(assignment(["/b/Softmax"], [...layers, quantizer])).toBe("cpu(/b/Softmax)");
  });

  test("names every node of a fused group", () => {
    const group = layer("conv+relu", { nodes: ["/c/Conv", "/c/Relu"] });
    expect(assignment(["conv+relu"], [...layers, group])).toBe("cpu(/c/Conv, /c/Relu)");
  });

  test("puts exactly the chosen nodes on the CPU, whatever they are called", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "/", "_", "头"), minLength: 1, maxLength: 6 });
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(names, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (all, picks) => {
        const chosen = all.filter((_, index) => index === 0 || picks[index]);
        const text = assignment(
          chosen,
          all.map((id) => layer(id)),
        );
        const rules = readLayering(text);
        const onCpu = all.filter((id) => deviceOf(rules, id) === "cpu");
        expect(onCpu).toEqual(chosen);
      }),
    );
  });

  test.each(["a,b", "a;b", "a)b", "a(b", "=a", " a", "a\nb"])(
    "refuses the name %j, which the text cannot say",
    (id) => {
      const refusals = refusalsOf(json.write(inputOf("cpu", [id], [layer(id)])));
      expect(refusals).toEqual([{ refusal: "name-not-carried", names: [id], characters: "( ) , ; =" }]);
      expect(refusalsOf(annotations.write(inputOf("cpu", [id], [layer(id)])))).toEqual([]);
    },
  );

  test("refuses layers that it does not know, that have no node names, and names that are not alone", () => {
    expect(refusalsOf(json.write(inputOf("cpu", [], layers)))).toEqual([{ refusal: "no-layers" }]);
    expect(refusalsOf(json.write(inputOf("cpu", ["gone"], layers)))).toEqual([
      { refusal: "unknown-layers", layers: ["gone"] },
    ]);
    const unnamed = layer("tensor", { nodes: [] });
    expect(refusalsOf(json.write(inputOf("cpu", ["tensor"], [unnamed])))).toEqual([
      { refusal: "node-names-unknown", layers: ["tensor"] },
    ]);
    const twin = layer("twin", { nodes: ["/a/Conv"] });
    expect(refusalsOf(json.write(inputOf("cpu", ["/a/Conv"], [...layers, twin])))).toEqual([
      { refusal: "names-repeat", names: ["/a/Conv"] },
    ]);
  });

  test("refuses to name thousands of others", () => {
    const many = ["n", ...Array.from({ length: 2_001 }, (_, index) => `n${index}`)].map((id) => layer(id));
    expect(refusalsOf(json.write(inputOf("cpu", ["n"], many)))).toEqual([
      { refusal: "too-ambiguous", others: 2_001, limit: 2_000 },
    ]);
  });

  test("warns when the graph is not whole", () => {
    const input = { ...inputOf("cpu", ["/b/Softmax"], layers), graph: { layers, complete: false } };
    expect(fileOf(json.write(input)).notes).toContainEqual({ note: "graph-incomplete" });
  });

  test("says the same in Python, with the nodes that the check looks for", () => {
    const { text, name } = fileOf(python.write(inputOf("cpu", ["/a/Conv_1"], layers)));
    expect(name).toBe("mobilenet_v2.cpu-layers.py");
    expect(readPythonStrings(text, "CPU_NODES")).toEqual(["/a/Conv_1"]);
    expect(readPythonString(readPythonDictionary(text, "SESSION_ENTRIES").get(KEY) ?? "")).toBe(
      assignment(["/a/Conv_1"]),
    );
    expect(text).toContain("get_provider_graph_assignment_info");
  });
});

describe("versions and paths", () => {
  const facts = (onnxruntime: string | null, path: string | null = "ort-qnn") => ({ ...FACTS, onnxruntime, path });
  const lacks = (version: string, since: string, instead: readonly string[]) => ({
    applies: false,
    reason: "version-lacks-it",
    tool: "onnxruntime",
    version,
    since,
    instead,
  });

  test.each(["1.29.0", "1.30.0", "1.31.1", "1.28.0", "1.29.0-rc1", null])("by name from %s", (version) => {
    expect(json.applies(facts(version), "cpu")).toEqual({ applies: true });
  });

  test.each(["1.27.0", "1.27.1", "1.25.1"])("%s takes annotations instead", (version) => {
    expect(python.applies(facts(version), "cpu")).toEqual(lacks(version, "1.29.0", ["ort-layer-annotations"]));
    expect(annotations.applies(facts(version), "cpu")).toEqual({ applies: true });
  });

  test.each(["1.24.3", "1.24.4", "1.23.2"])(
    "%s has neither: without FP16 layers can be excluded, with it not",
    (version) => {
      const without = { ...facts(version), fp16: false };
      expect(json.applies(without, "cpu")).toEqual(lacks(version, "1.29.0", ["ort-nodes-to-exclude"]));
      expect(annotations.applies(without, "cpu")).toEqual(lacks(version, "1.25.1", ["ort-nodes-to-exclude"]));
      expect(annotations.applies(facts(version), "cpu")).toEqual(lacks(version, "1.25.1", []));
    },
  );

  test.each([
    ["1.28.0", json, "1.29.0"],
    [null, json, "1.29.0"],
    ["1.25.0", annotations, "1.25.1"],
  ])("version %s is written with the remark that nobody checked it", (version, one, since) => {
    const file = fileOf(one.write(inputOf("cpu", ["/b/Softmax"], layers, { onnxruntime: version })));
    expect(file.notes).toContainEqual({ note: "version-unchecked", tool: "onnxruntime", version, since });
  });

  test("a precompiled context must be made anew, and other paths have no session", () => {
    const file = fileOf(json.write(inputOf("cpu", ["/b/Softmax"], layers, { path: "ort-qnn-context" })));
    expect(file.notes).toContainEqual({ note: "rebuild-context" });
    expect(json.applies(facts("1.30.0", "litert"), "cpu")).toMatchObject({ applies: false, reason: "other-path" });
    expect(json.applies(facts("1.30.0"), "int16")).toMatchObject({ applies: false, reason: "other-treatment" });
  });

  test("what does not apply is not written either", () => {
    expect(refusalsOf(json.write(inputOf("cpu", ["/b/Softmax"], layers, { onnxruntime: "1.27.0" })))).toEqual([
      {
        refusal: "inapplicable",
        because: {
          reason: "version-lacks-it",
          tool: "onnxruntime",
          version: "1.27.0",
          since: "1.29.0",
          instead: ["ort-layer-annotations"],
        },
      },
    ]);
  });
});

test("annotations name nodes exactly, so that no other is named", () => {
  const file = fileOf(annotations.write(inputOf("cpu", ["/a/Conv_1"], layers)));
  expect(readPythonStrings(file.text, "CPU_NODES")).toEqual(["/a/Conv_1"]);
  const entries = readPythonDictionary(file.text, "SESSION_ENTRIES");
  expect(readPythonString(entries.get("session.layer_assignment_settings") ?? "")).toBe("cpu(=driftgrid_cpu)");
  expect(notesOf(file, "model-rewritten")).toEqual([{ note: "model-rewritten", key: "layer_ann" }]);
  expect(notesOf(file, "others-kept-off")).toEqual([]);
});
