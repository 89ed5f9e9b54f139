import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import "@/components/docs/docs.css";
import { type Contents, ContentsList } from "@/components/docs/contents-list";
import { DOCUMENTS, PAGES } from "@/components/docs/docs-list";

type Properties = {
  /** Path of the page, `/docs/statistics`. */
  current: string;
  contents: Contents;
  children: ReactNode;
};

/** A page of the documentation: all pages beside it, its own sections at the other side. */
export function DocsFrame({ current, contents, children }: Properties) {
  const t = useTranslations("docs");
  const links = [
    ...PAGES.filter(({ file }) => !file),
    ...DOCUMENTS.map(({ slug, name }) => ({ href: `/docs/${slug}`, name })),
  ];
  return (
    <div className="docs-frame">
      <nav aria-label={t("title")} className="docs-pages">
        <Link href="/docs" prefetch={false} className="docs-home">
          {t("title")}
        </Link>
        <ul>
          {links.map(({ href, name }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={mark(href, current)}>
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t("onThisPage")} className="docs-sections">
        <p className="eyebrow">{t("onThisPage")}</p>
        <ContentsList contents={contents} />
      </nav>
      <div className="docs-body">
        {contents.length > 0 && (
          <details className="docs-fold">
            <summary className="disclosure">{t("onThisPage")}</summary>
            <ContentsList contents={contents} />
          </details>
        )}
        {children}
      </div>
    </div>
  );
}

function mark(href: string, current: string): "page" | "true" | undefined {
  if (href === current) return "page";
  return current.startsWith(`${href}/`) ? "true" : undefined;
}
