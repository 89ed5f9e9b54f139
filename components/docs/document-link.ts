import { ALL_DOCUMENTS } from "@/components/docs/docs-list";

/** Where a link of a document leads: to a page of this server, to another server, or to a file that is only named. */
export type DocumentLink =
  | { kind: "page"; href: string }
  | { kind: "outside"; href: string }
  | { kind: "file"; path: string };

/** Files that this server also answers. */
const ANSWERED: Readonly<Record<string, string>> = { "docs/template.csv": "/api/v1/imports/template" };

/**
 * @param target as the document writes it, relative to its own file
 * @param from the document's file, below the project's folder
 */
export function documentLink(target: string, from: string): DocumentLink {
  if (target.startsWith("#")) return { kind: "page", href: target };
  if (/^https?:\/\//.test(target)) return { kind: "outside", href: target };
  const url = new URL(target, `file:///${from}`);
  const path = decodeURIComponent(url.pathname).slice(1);
  const page = ALL_DOCUMENTS.find((document) => document.path === path);
  if (page) return { kind: "page", href: `/docs/${page.slug}${url.hash}` };
  const answered = ANSWERED[path];
  return answered ? { kind: "page", href: answered } : { kind: "file", path };
}
