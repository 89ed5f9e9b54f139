import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";
import { LOCALES, type Locale } from "@/components/locale/locales";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import { listFiles, readSource } from "@/tests/support/source-files";

type Tree = { [key: string]: string | Tree };
type Node = { type: string; [key: string]: unknown };

const MESSAGES: Record<Locale, Tree> = { en, "zh-CN": zhCN };

function flatten(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** Names of a message's ICU arguments: `{name}` and `{name, plural, ...}`, at any depth. */
function argumentsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();
}

describe("messages", () => {
  const english = flatten(en);

  it.each(LOCALES)("%s says everything that English says, and nothing else", (locale) => {
    expect([...flatten(MESSAGES[locale]).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(LOCALES)("%s uses the same arguments as English in every message", (locale) => {
    const differing = [...flatten(MESSAGES[locale])].filter(
      ([key, message]) => argumentsOf(message).join() !== argumentsOf(english.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(LOCALES)("%s is well-formed: every message can be formatted", (locale) => {
    const t = createTranslator({
      locale,
      messages: MESSAGES[locale],
      onError: (error) => {
        throw error;
      },
    });
    for (const [key, message] of flatten(MESSAGES[locale])) {
      const values = Object.fromEntries(argumentsOf(message).map((name) => [name, name === "count" ? 2 : "x"]));
      expect(t(key as never, values as never), key).not.toMatch(/[{}]/);
    }
  });

  it("leaves no message empty", () => {
    for (const locale of LOCALES)
      for (const [key, message] of flatten(MESSAGES[locale])) expect(message.trim(), `${locale} ${key}`).not.toBe("");
  });
});

/** Attributes whose text people read or hear. */
const SPOKEN = new Set(["title", "aria-label", "placeholder", "alt", "label"]);
/** Elements whose text is for machines. */
const CODE = new Set(["code", "pre"]);
const hasWords = (text: unknown) => typeof text === "string" && /\p{L}{2}/u.test(text);

function elementName(node: Node): string {
  return String(((node.openingElement as Node | undefined)?.name as Node | undefined)?.name ?? "");
}

/** Literal text that a reader would see, wherever JSX puts it. */
function literalWords(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) literalWords(item, found);
  else if (value !== null && typeof value === "object") {
    const node = value as Node;
    if (node.type === "JSXElement" && CODE.has(elementName(node))) return found;
    if (node.type === "JSXText" && hasWords(node.value)) found.push(String(node.value).trim());
    if (node.type === "JSXExpressionContainer" && hasWords((node.expression as Node)?.value)) {
      found.push(String((node.expression as Node).value));
    }
    if (node.type === "JSXAttribute") {
      const name = String((node.name as Node)?.name);
      const text = (node.value as Node | null)?.value;
      if (SPOKEN.has(name) && hasWords(text)) found.push(String(text));
      if (!SPOKEN.has(name)) return found;
    }
    for (const child of Object.values(node)) literalWords(child, found);
  }
  return found;
}

describe("components and pages", () => {
  const files = [...listFiles([".tsx"], "components"), ...listFiles([".tsx"], "app")];

  it("are found", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)("%s has no words of its own", (file) => {
    expect(literalWords(parseAst(readSource(file), { lang: "tsx" }))).toEqual([]);
  });

  it("would be caught with words of their own", () => {
    const sample = 'const a = <p title="Some words">Plain {"more words"}<code>npm run x</code></p>;';
    expect(literalWords(parseAst(sample, { lang: "tsx" }))).toEqual(["Some words", "Plain", "more words"]);
  });
});
