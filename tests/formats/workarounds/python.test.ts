import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import { fileOf, inputOf, layer } from "./layers";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Compiles each text and prints, per text, the strings of every list, set or dictionary that it assigns. */
const READER = `
import ast, json, sys
out = []
for text in json.load(sys.stdin):
    tree = ast.parse(text)
    compile(text, "written", "exec")
    found = []
    for node in tree.body:
        if isinstance(node, ast.Assign):
            keys = node.value.keys if isinstance(node.value, ast.Dict) else node.value.elts
            found.extend(ast.literal_eval(key) for key in keys)
    out.append(found)
print(json.dumps(out))
`;

/** Names that reach every kind of file: the text of the session option carries no brackets, commas or control signs. */
const NAMES = ['"] + [', "\\", "'''", "😀/头", "a\u2028b", "$x {y}"];

test.skipIf(!hasPython)("Python reads every file that is written, with the names as they were", () => {
  const layers = NAMES.map((name) => layer(name));
  const files = WRITERS.flatMap((writer) =>
    (["cpu", "int16", "fp16", "per-channel"] as const).map((treatment) =>
      writer.write(inputOf(treatment, NAMES, layers, { fp16: null, path: null, model: '"""\n' })),
    ),
  )
    .filter((written) => written.written)
    .map(fileOf)
    .filter(({ mediaType }) => mediaType === "text/x-python");
  expect(files).toHaveLength(9);
  const input = JSON.stringify(files.map(({ text }) => text));
  const read: string[][] = JSON.parse(execFileSync("python3", ["-c", READER], { input, encoding: "utf8" }));
  for (const found of read) {
    for (const name of NAMES)
      expect([name, `${name}_output_0`, `${name}.weight`].some((known) => found.includes(known))).toBe(true);
  }
});
