import { useTranslations } from "next-intl";
import { PAGES } from "@/components/docs/docs-list";
import { SECTIONS } from "@/components/layout/sections";
import type { Entry } from "./entry";

/** Every page of the header and of the documentation, in the words of the page's language. */
export function usePageEntries(): Entry[] {
  const site = useTranslations("site");
  const docs = useTranslations("docs");
  return [
    ...SECTIONS.map(({ href, name }) => ({ href, label: site(name), detail: "", words: href })),
    ...PAGES.map(({ href, name, about, file }) => ({
      href,
      label: docs(name),
      detail: docs(about),
      words: href,
      file,
    })),
  ].map((page) => ({ ...page, id: `page ${page.href}`, kind: "page" as const }));
}
