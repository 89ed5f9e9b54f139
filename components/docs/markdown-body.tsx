import { compiler, type MarkdownToJSX, RuleType } from "markdown-to-jsx/react";
import Link from "next/link";
import { createElement, type ReactNode } from "react";
import { documentLink } from "@/components/docs/document-link";
import { PARSING } from "@/components/docs/parse-document";
import { TableFrame } from "@/components/ui/table-frame";

type Render = MarkdownToJSX.ASTRender;
type Key = MarkdownToJSX.State["key"];
type Rule<Node> = (node: Node, render: Render, key: Key) => ReactNode;

const heading: Rule<MarkdownToJSX.HeadingNode> = ({ id, level, children }, render, key) =>
  level === 1 ? (
    <h1 key={key}>{render(children, {})}</h1>
  ) : (
    createElement(
      `h${level}`,
      { key, id },
      <a href={`#${id}`} className="docs-anchor">
        {render(children, {})}
      </a>,
    )
  );

const link =
  (from: string): Rule<MarkdownToJSX.LinkNode> =>
  ({ target, children }, render, key) => {
    const words = render(children, {});
    if (target === null) return <span key={key}>{words}</span>;
    const to = documentLink(target, from);
    if (to.kind === "file")
      return (
        <span key={key}>
          {words} (<code>{to.path}</code>)
        </span>
      );
    const internal = to.kind === "page" && to.href.startsWith("/docs/");
    return internal ? (
      <Link key={key} href={to.href} prefetch={false} className="link">
        {words}
      </Link>
    ) : (
      <a key={key} href={to.href} className="link" {...(to.kind === "outside" && { rel: "noreferrer" })}>
        {words}
      </a>
    );
  };

const plain = (nodes: readonly MarkdownToJSX.ASTNode[]): string =>
  nodes.map((node) => ("text" in node ? node.text : "")).join("");

/** Names tables by their columns, for those who do not see them; a name that stands already gets a number. */
function tableNames(): (header: MarkdownToJSX.TableNode["header"]) => string {
  const given = new Map<string, number>();
  return (header) => {
    const name = header.map(plain).join(", ");
    const times = (given.get(name) ?? 0) + 1;
    given.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  };
}

const table = ({ header, cells }: MarkdownToJSX.TableNode, render: Render, key: Key, name: string) => (
  <TableFrame key={key} label={name}>
    <thead>
      <tr>
        {header.map((cell, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a document never changes while it is read
          <th key={column} scope="col">
            {render(cell, {})}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {cells.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <tr key={place}>
          {row.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <td key={column}>{render(cell, {})}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </TableFrame>
);

const codeBlock: Rule<MarkdownToJSX.CodeBlockNode> = ({ text }, _, key) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <pre key={key} className="code-block" tabIndex={0} dir="ltr">
    {text}
  </pre>
);

type Properties = {
  markdown: string;
  /** The document's file, below the project's folder: its links are relative to it. */
  path: string;
};

/** A document as elements: HTML in it is shown as text, and no address but http, https or our own is a link. */
export function MarkdownBody({ markdown, path }: Properties) {
  const linkFrom = link(path);
  const nameOf = tableNames();
  return compiler(markdown, {
    ...PARSING,
    wrapper: null,
    renderRule(next, node, render, { key }) {
      switch (node.type) {
        case RuleType.heading:
          return heading(node, render, key);
        case RuleType.link:
          return linkFrom(node, render, key);
        case RuleType.table:
          return table(node, render, key, nameOf(node.header));
        case RuleType.codeBlock:
          return codeBlock(node, render, key);
        // The documents have none, and an address in one would be asked for by every reader's browser.
        case RuleType.image:
          return node.alt ?? null;
        default:
          return next();
      }
    },
  });
}
