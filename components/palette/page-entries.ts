import { useTranslations } from "next-intl";
import { DOCUMENTS, PAGES } from "@/components/docs/docs-list";
import { SECTIONS } from "@/components/layout/sections";
import type { Entry } from "./entry";

/** A page as the header hands it to the palette: every page carries all of them, so that nothing is told twice. */
export type PageLink = { href: string; label: string; detail?: string; file?: true };

/** Every page of the header, those beside it and those of the documentation, in the words of the page's language. */
export function usePageLinks(): PageLink[] {
  const site = useTranslations("site");
  const docs = useTranslations("docs");
  const chips = useTranslations("chips");
  const models = useTranslations("models");
  return [
    ...SECTIONS.map(({ href, name }) => ({ href, label: site(name) })),
    { href: "/chips", label: chips("title") },
    { href: "/models", label: models("title") },
    ...PAGES.map(({ href, name, about, file }) => ({
      ...{ href, label: docs(name), detail: docs(about) },
      ...(file && { file: true as const }),
    })),
    ...DOCUMENTS.map(({ slug, name, about }) => ({ href: `/docs/${slug}`, label: docs(name), detail: docs(about) })),
  ];
}

/** A page as a line; its path finds it in any language. */
export function pageEntry({ href, label, detail = "", file = undefined }: PageLink): Entry {
  return { id: `page ${href}`, kind: "page", label, detail, words: href, href, file };
}
