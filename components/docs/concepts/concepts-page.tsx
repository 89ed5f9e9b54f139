import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/docs/concepts/concepts.css";
import { Glossary } from "@/components/docs/concepts/glossary";
import { LooksTable } from "@/components/docs/concepts/looks-table";
import { ReadingGuide } from "@/components/docs/concepts/reading-guide";
import { DocsFrame } from "@/components/docs/docs-frame";
import { TERM_GROUPS } from "@/components/terms/term-groups";

const STEPS = [
  { href: "/changes", name: "changes" },
  { href: "/docs/causes", name: "causes" },
  { href: "/drift", name: "drift" },
  { href: "/compare", name: "compare" },
  { href: "/plan", name: "plan" },
] as const;

/** How to read the matrix, what its looks mean, where to go from a drop, and every term. */
export function ConceptsPage() {
  const t = useTranslations("concepts");
  const site = useTranslations("site");
  const docs = useTranslations("docs");
  const contents = [
    { id: "reading", text: t("reading"), depth: 1 },
    { id: "looks", text: t("looks"), depth: 1 },
    { id: "next", text: t("next"), depth: 1 },
    { id: "glossary", text: t("glossary"), depth: 1 },
    ...TERM_GROUPS.map(({ id }) => ({ id: `group-${id}`, text: t(`group.${id}`), depth: 2 })),
  ];
  return (
    <DocsFrame current="/docs/concepts" contents={contents}>
      <article className="docs-text">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <h2 id="reading">{t("reading")}</h2>
        <ReadingGuide />
        <p className="text-muted">{t("example")}</p>
        <h2 id="looks">{t("looks")}</h2>
        <p>{t("looksLead")}</p>
        <LooksTable />
        <h2 id="next">{t("next")}</h2>
        <ol>
          {STEPS.map(({ href, name }) => (
            <li key={name}>
              <Link href={href} prefetch={false} className="link">
                {name === "causes" ? docs("causes") : site(name)}
              </Link>
              {t("colon")}
              {t(`step.${name}`)}
            </li>
          ))}
        </ol>
        <h2 id="glossary">{t("glossary")}</h2>
        <Glossary />
      </article>
    </DocsFrame>
  );
}
