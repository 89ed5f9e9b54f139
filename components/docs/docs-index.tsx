import Link from "next/link";
import { useTranslations } from "next-intl";
import { FILES, PAGES } from "@/components/docs/docs-list";

/** What there is to read: pages of this server, and files of its source code. */
export function DocsIndex() {
  const t = useTranslations("docs");
  return (
    <div className="mx-auto max-w-3xl">
      <h1>{t("title")}</h1>
      <p className="mt-0.5 text-muted">{t("lead")}</p>
      <ul className="panel mt-4 divide-y divide-line">
        {PAGES.map(({ href, name, about, file }) => (
          <li key={href} className="relative px-4 py-3 hover:bg-sunken">
            {file ? (
              <a href={href} className="font-[560] after:absolute after:inset-0">
                {t(name)}
              </a>
            ) : (
              <Link href={href} prefetch={false} className="font-[560] after:absolute after:inset-0">
                {t(name)}
              </Link>
            )}
            <p className="text-muted">{t(about)}</p>
          </li>
        ))}
      </ul>
      <h2 className="mt-6">{t("repository")}</h2>
      <p className="text-muted">{t("repositoryAbout")}</p>
      <ul className="mt-2 space-y-1">
        {FILES.map(({ path, about }) => (
          <li key={path}>
            <code className="font-mono text-xs">{path}</code> <span className="text-muted">{t(about)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
