import { existsSync } from "node:fs";
import path from "node:path";
import { type MarkdownToJSX, parser, RuleType } from "markdown-to-jsx/react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ALL_DOCUMENTS } from "@/components/docs/docs-list";
import { documentLink } from "@/components/docs/document-link";
import { MarkdownBody } from "@/components/docs/markdown-body";
import { headingId, PARSING, parseDocument } from "@/components/docs/parse-document";
import { readDocument } from "@/lib/services/read-document";
import { listFiles, ROOT, readSource } from "@/tests/support/source-files";

type Node = MarkdownToJSX.ASTNode;

/** Every node of a text, at any depth. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null || !("type" in value)) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

const nodes = (file: string) => nodesOf(parser(readSource(file), PARSING));
const headings = (file: string) => nodes(file).flatMap((node) => (node.type === RuleType.heading ? [node] : []));
const links = (file: string) => nodes(file).flatMap((node) => (node.type === RuleType.link ? [node.target ?? ""] : []));
const files = ALL_DOCUMENTS.map((document) => document.path);
const render = (markdown: string) =>
  renderToStaticMarkup(createElement(MarkdownBody, { markdown, path: "docs/statistics.md" }));

/** What is wrong with one link of a document; null when it leads somewhere. */
function wrong(target: string, from: string): string | null {
  const link = documentLink(target, from);
  if (link.kind === "outside") return null;
  if (link.kind === "file") return existsSync(path.join(ROOT, link.path)) ? null : `${link.path} is not there`;
  const [page = "", anchor] = link.href.split("#");
  const file = page === "" ? from : ALL_DOCUMENTS.find(({ slug }) => page === `/docs/${slug}`)?.path;
  if (file === undefined) return page.startsWith("/api/") ? null : `${page} is no page`;
  if (anchor === undefined || headings(file).some(({ id }) => id === anchor)) return null;
  return `${file} has no heading #${anchor}`;
}

describe("the documents in the app", () => {
  test("are all there are in docs, and nothing else", () => {
    expect(files.toSorted()).toEqual(listFiles([".md"], "docs"));
    expect(new Set(ALL_DOCUMENTS.map(({ slug }) => slug)).size).toBe(files.length);
  });

  test.each(files)("%s has links that all lead to a page and a heading", (file) => {
    expect(links(file).flatMap((target) => wrong(target, file) ?? [])).toEqual([]);
  });

  test("would be caught with a link that leads nowhere", () => {
    const told = ["drift.md#no-such-heading", "nothing.md", "#nothing", "statistics.md#families"].map((target) =>
      wrong(target, "docs/causes.md"),
    );
    expect(told.map((one) => one !== null)).toEqual([true, true, true, false]);
    expect(links("docs/causes.md").length).toBeGreaterThan(10);
  });

  test.each(files)("%s has one title, and headings that can be links", (file) => {
    const found = headings(file);
    expect(found.filter(({ level }) => level === 1)).toHaveLength(1);
    expect(parseDocument(readSource(file)).title).not.toBe("");
    expect(found.flatMap(({ children }) => nodesOf(children)).filter(({ type }) => type === RuleType.link)).toEqual([]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  test("have the anchors that GitHub gives headings", () => {
    expect(headingId("Chips: SM8650 & `V75`, δ1")).toBe("chips-sm8650--v75-δ1");
  });

  test("lead from one to the other, to other servers, and name files of the repository", () => {
    expect(documentLink("../statistics.md#families", "docs/decisions/0007-paired-tests-and-families.md")).toEqual({
      kind: "page",
      href: "/docs/statistics#families",
    });
    expect(documentLink("template.csv", "docs/formats.md")).toEqual({ kind: "page", href: "/api/v1/imports/template" });
    expect(documentLink("../lib/domain/chips.ts", "docs/catalogues.md")).toEqual({
      kind: "file",
      path: "lib/domain/chips.ts",
    });
    expect(documentLink("https://example.com/a", "docs/causes.md")).toMatchObject({ kind: "outside" });
  });

  test("are read by name alone", async () => {
    for (const file of [
      "package.json",
      "docs/../.env.md",
      "/etc/passwd",
      "docs/decisions/../../README.md",
      "docs/x.csv",
    ])
      await expect(readDocument(file)).rejects.toThrow("is no document");
    expect(await readDocument("docs/drift.md")).toContain("# Drift");
  });
});

describe("a document as elements", () => {
  test("shows HTML as text", () => {
    const shown = render('<script>alert(1)</script>\n\n<img src="x" onerror="alert(1)">\n\nA <b onclick="x">word</b>');
    expect(shown).not.toMatch(/<(script|img|b)\b/);
    expect(shown).toContain("&lt;script&gt;");
  });

  test("makes no link that runs a script, and loads no picture", () => {
    const shown = render(
      "[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) ![d](https://example.com/d.png)",
    );
    expect(shown).not.toMatch(/href|src/);
    expect(shown).toContain("d");
  });

  test("has tables in frames, anchors at headings, code without marks", () => {
    const shown = render("# T\n\n## A `b`\n\n| x | y |\n|---|---|\n| 1 | `2` |\n\n```sh\nnpm start\n```\n");
    expect(shown).toContain('<h2 id="a-b"><a href="#a-b"');
    expect(shown).toMatch(/<section class="table-frame" aria-label="x, y"[^>]*><table/);
    const twice = render("| x |\n|---|\n| 1 |\n\ntext\n\n| x |\n|---|\n| 2 |\n");
    expect([...twice.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual(["x", "x (2)"]);
    expect(shown).toMatch(/<pre class="code-block"[^>]*>npm start<\/pre>/);
  });
});
