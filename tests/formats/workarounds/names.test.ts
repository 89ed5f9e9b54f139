import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileName } from "@/lib/formats/workarounds/file-name";
import { pythonString } from "@/lib/formats/workarounds/python-literal";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import { readPythonString } from "@/tests/formats/workarounds/read-python";
import { fileOf, inputOf, layer } from "./layers";

/** Names that try to leave a string, a comment, a statement or a folder. */
const HOSTILE = [
  '"',
  "\\",
  '\\"',
  "'''",
  '"""',
  '"]\nimport os\nos.system("id")\n["',
  "a\r\nprint(1)",
  "\u2028\u2029\u0085",
  "\0\u007f",
  "</script><img src=x onerror=alert(1)>",
  "../../etc/passwd",
  "CON",
  "$(id)`id`",
  "😀头",
  "__proto__",
];

describe("a name in Python", () => {
  test.each(HOSTILE)("%j is one literal in printable ASCII", (name) => {
    expect(pythonString(name)).toMatch(/^"[ -~]*"$/);
    expect(readPythonString(pythonString(name))).toBe(name);
  });

  test("is one literal whatever it is, and reads back as itself", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }), (codes) => {
        const name = String.fromCodePoint(...codes);
        const literal = pythonString(name);
        expect(literal).toMatch(/^"[ -~]*"$/);
        expect(readPythonString(literal)).toBe(name);
      }),
    );
  });
});

describe("a file's name", () => {
  test.each([
    ["mobilenet_v2", "mobilenet_v2.cpu.py"],
    ["../../etc/passwd", "etc-passwd.cpu.py"],
    [".hidden", "hidden.cpu.py"],
    ["CON", "model-CON.cpu.py"],
    ["nul.txt", "model-nul.txt.cpu.py"],
    ["头", "model.cpu.py"],
    ["", "model.cpu.py"],
    ["a/b\\c:d", "a-b-c-d.cpu.py"],
  ])("of model %j is %j", (model, expected) => {
    expect(fileName(model, "cpu.py")).toBe(expected);
  });

  test("is never a path, hidden, long or a device of Windows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (model) => {
        const name = fileName(model, "py");
        expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.py$/);
        expect(name).not.toContain("..");
        expect(name.length).toBeLessThanOrEqual(70);
        expect(name.split(".")[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
      }),
    );
  });
});

test.each(HOSTILE)("every file that is written for %j is one that a name cannot break", (name) => {
  const input = (treatment: "cpu" | "int16" | "fp16" | "per-channel") => ({
    ...inputOf(treatment, [name], [layer(name), layer(`${name}!`)], { model: name, fp16: null, path: null }),
    values: { metric: name, values: [1, 2], worse: "higher" as const, limits: [] },
  });
  const written = WRITERS.flatMap((writer) =>
    (["cpu", "int16", "fp16", "per-channel"] as const).map((treatment) => writer.write(input(treatment))),
  );
  const files = written.filter((one) => one.written).map(fileOf);
  expect(files.length).toBeGreaterThan(6);
  for (const { name: saved, mediaType, text } of files) {
    expect(saved).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
    if (mediaType === "application/json") expect(() => JSON.parse(text)).not.toThrow();
    else expect(text).toMatch(/^[\n -~]*$/);
    // Outside of string literals a name leaves no trace.
    const code = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
    if (mediaType !== "application/json" && /[a-z]/.test(name)) expect(code).not.toContain(name);
    expect(code).not.toContain("os.system");
  }
});
