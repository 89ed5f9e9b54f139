import { useLocale, useTranslations } from "next-intl";
import { DocsFrame } from "@/components/docs/docs-frame";
import type { DocumentEntry } from "@/components/docs/docs-list";
import { MarkdownBody } from "@/components/docs/markdown-body";
import { parseDocument } from "@/components/docs/parse-document";

/** One document of the repository, in English whatever the language around it. */
export function DocumentPage({ document, markdown }: { document: DocumentEntry; markdown: string }) {
  const t = useTranslations("docs");
  const { contents } = parseDocument(markdown);
  return (
    <DocsFrame current={`/docs/${document.slug}`} contents={contents}>
      {useLocale() !== "en" && (
        <p role="note" className="panel mb-3 px-3 py-2">
          {t("inEnglish")}
        </p>
      )}
      <article className="docs-text" lang="en">
        <MarkdownBody markdown={markdown} path={document.path} />
      </article>
    </DocsFrame>
  );
}
