import { useLocale, useTranslations } from "next-intl";
import { DOCUMENTS, PAGES } from "@/components/docs/docs-list";
import { RowLink } from "@/components/ui/row-link";

/** What there is to read: pages and answers of this server, and the documents of its source code. */
export function DocsIndex() {
  const t = useTranslations("docs");
  return (
    <div className="mx-auto max-w-3xl">
      <h1>{t("title")}</h1>
      <p className="mt-0.5 text-muted">{t("lead")}</p>
      <ul className="panel mt-4 divide-y divide-line">
        {PAGES.map(({ href, name, about, file }) => (
          <Entry key={href} href={href} name={t(name)} about={t(about)} file={file} />
        ))}
      </ul>
      <h2 className="mt-6">{t("documents")}</h2>
      <p className="text-muted">{t(useLocale() === "en" ? "documentsAbout" : "documentsInEnglish")}</p>
      <ul className="panel mt-2.5 divide-y divide-line">
        {DOCUMENTS.map(({ slug, name, about }) => (
          <Entry key={slug} href={`/docs/${slug}`} name={t(name)} about={t(about)} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ href, name, about, file }: { href: string; name: string; about: string; file?: boolean }) {
  return (
    <li className="relative px-4 py-3 hover:bg-sunken">
      <RowLink href={href} file={file}>
        {name}
      </RowLink>
      <p className="text-muted">{about}</p>
    </li>
  );
}
