import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";
import en from "@/messages/en.json";
import { listFiles, readSource } from "@/tests/support/source-files";

type Tree = { [key: string]: string | Tree };

/** Texts that a program names, whole or with gaps where it puts a value: `${direction}Within`. */
type Named = { whole: Set<string>; patterns: RegExp[] };

function keysOf(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

type Node = { type: string; value?: unknown; quasis?: { value: { cooked: string } }[] };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function collect(value: unknown, named: Named): void {
  if (Array.isArray(value)) for (const one of value) collect(one, named);
  if (!isNode(value)) return;
  if (value.type === "Literal" && typeof value.value === "string") named.whole.add(value.value);
  if (value.type === "TemplateLiteral") {
    const parts = (value.quasis ?? []).map((quasi) => quasi.value.cooked);
    // One that is nothing but gaps and dots would name everything.
    if (parts.every((part) => /^[\w.-]*$/.test(part)) && parts.some((part) => /\w{2}/.test(part)))
      named.patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w-]+")}$`));
  }
  for (const child of Object.values(value)) collect(child, named);
}

/** Whether a key, or what follows one of its dots, is named. */
function isNamed(key: string, { whole, patterns }: Named): boolean {
  const segments = key.split(".");
  return segments.some((_, index) => {
    const rest = segments.slice(index).join(".");
    return whole.has(rest) || patterns.some((pattern) => pattern.test(rest));
  });
}

describe("messages", () => {
  const files = ["components", "app", "lib/domain", "lib/contract", "lib/formats"].flatMap((room) =>
    listFiles([".ts", ".tsx"], room),
  );
  const named: Named = { whole: new Set(), patterns: [] };
  for (const file of files) collect(parseAst(readSource(file), { lang: file.endsWith("x") ? "tsx" : "ts" }), named);

  it("are all named somewhere in the code", () => {
    expect(keysOf(en).filter((key) => !isNamed(key, named))).toEqual([]);
  });

  it("would be caught when nobody names them", () => {
    const own: Named = { whole: new Set(), patterns: [] };
    const gap = "$" + "{value}";
    collect(parseAst(`t("plain"); t(\`${gap}Within\`); t(\`by.${gap}\`); t(\`${gap}\`)`), own);
    const told = ["a.plain", "a.worseWithin", "a.by.chip"].map((key) => isNamed(key, own));
    expect([...told, isNamed("a.other", own), isNamed("a.chip", own)]).toEqual([true, true, true, false, false]);
  });
});
