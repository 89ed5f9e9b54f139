import Link from "next/link";
import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { ImportTool, type ImportToolProperties } from "./import-tool";

type Properties = ImportToolProperties & {
  /** Whether the viewer may store runs; `signed-out` when there is no viewer. */
  viewer: "allowed" | "forbidden" | "signed-out";
};

/** The page on which people bring files of other tools. */
export function ImportView({ viewer, ...tool }: Properties) {
  const t = useTranslations("import");
  return (
    <div className="mx-auto max-w-6xl">
      <h1>{t("title")}</h1>
      <p className="mt-0.5 mb-3.5 max-w-3xl text-muted">{t("lead")}</p>
      {viewer === "allowed" ? <Tool {...tool} /> : <SignInFirst reason={viewer} />}
      <Formats formats={tool.formats} />
    </div>
  );
}

function Tool(tool: ImportToolProperties) {
  const t = useTranslations("import");
  const messages = useMessages();
  return (
    <>
      <noscript>
        <p className="panel mb-3 px-4 py-3.5">
          {t("noScript")} <code className="font-mono text-xs">npm run import -- PATH</code>
        </p>
      </noscript>
      <NextIntlClientProvider messages={{ import: messages.import }}>
        <ImportTool {...tool} />
      </NextIntlClientProvider>
    </>
  );
}

function SignInFirst({ reason }: { reason: "forbidden" | "signed-out" }) {
  const t = useTranslations("import.signIn");
  return (
    <section className="panel px-4 py-8 text-center">
      <h2>{t(`title.${reason}`)}</h2>
      <p className="mx-auto mt-1 max-w-prose text-muted">
        {t("advice")} <code className="font-mono text-xs">npm run token -- NAME --scopes ingest,read</code>
      </p>
      <Link href="/sign-in?next=/import" prefetch={false} className="control control-primary mt-4">
        {t("link")}
      </Link>
    </section>
  );
}

/** What can be read, for those who wonder whether theirs is. */
function Formats({ formats }: Pick<ImportToolProperties, "formats">) {
  const t = useTranslations("import.formats");
  return (
    <section className="mt-7">
      <h2 className="eyebrow">{t("title")}</h2>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {formats.map(({ id, name }) => (
          <li key={id} className="rounded-md border border-line bg-panel px-2 text-xs leading-5.5">
            {name}
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-prose text-muted">
        {t("other")}{" "}
        <a href="/api/v1/imports/template" download="driftgrid-template.csv" className="link">
          {t("template")}
        </a>
      </p>
    </section>
  );
}
