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

/** The literal text of one node that a reader would see; null when it has none. */
function wordsOf(node: Node): string | null {
  const literal = node.type === "JSXExpressionContainer" ? (node.expression as Node).value : (node.value as unknown);
  const text = node.type === "JSXAttribute" ? (node.value as Node | null)?.value : literal;
  const shows = ["JSXText", "JSXExpressionContainer", "JSXAttribute"].includes(node.type);
  return shows && hasWords(text) ? String(text).trim() : null;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const isSilent = (node: Node) =>
  (node.type === "JSXElement" && CODE.has(elementName(node))) ||
  (node.type === "JSXAttribute" && !SPOKEN.has(String((node.name as Node).name)));

/** Literal text that a reader would see, wherever JSX puts it. */
function literalWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(literalWords);
  if (!isNode(value) || isSilent(value)) return [];
  const own = wordsOf(value);
  return own === null ? Object.values(value).flatMap(literalWords) : [own];
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
