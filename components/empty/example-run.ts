/** The smallest run worth sending, as indented JSON: a value with its sample count and its reference. */
export function exampleRun(): string {
  const run = {
    model: { name: "mobilenet_v2" },
    scheme: "w8a8",
    target: { kind: "device", soc: "SM8650" },
    stack: { path: "ort-qnn", backend: "htp" },
    eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 },
    result: { value: 0.719, correct: 719 },
    reference: { value: 0.724, source: "torch fp32" },
  };
  const lines = Object.entries(run).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(",\n")}\n  }`;
}
