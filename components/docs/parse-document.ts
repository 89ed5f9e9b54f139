import { type MarkdownToJSX, parser, RuleType } from "markdown-to-jsx/react";
import type { Contents } from "@/components/docs/contents-list";

type Node = MarkdownToJSX.ASTNode;

/** How deep headings stand in the table of contents. */
const CONTENTS_DEPTH = 3;

/** The anchor that GitHub gives a heading, so that links work in the repository and here. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Options for parser and compiler alike: HTML is text, and a text is nothing but Markdown. */
export const PARSING = { disableParsingRawHTML: true, disableFrontmatter: true, slugify: headingId } as const;

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => ("text" in node ? node.text : "children" in node && node.children ? textOf(node.children) : ""))
    .join("");
}

/** Title and headings of a Markdown text; the title is its first heading of level 1. */
export function parseDocument(markdown: string): { title: string; contents: Contents } {
  const headings = parser(markdown, PARSING).flatMap((node) => (node.type === RuleType.heading ? [node] : []));
  const title = headings.find(({ level }) => level === 1);
  return {
    title: title ? textOf(title.children) : "",
    contents: headings
      .filter(({ level }) => level > 1 && level <= CONTENTS_DEPTH)
      .map(({ id, level, children }) => ({ id, text: textOf(children), depth: level - 1 })),
  };
}
