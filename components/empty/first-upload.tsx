import Link from "next/link";
import { useTranslations } from "next-intl";
import { exampleRun } from "@/components/empty/example-run";

type Properties = {
  /** Where this server is reached. */
  origin: string;
  /** Runs that arrived and are not shown yet. */
  pending: number;
};

/** The first page of an empty store: the way to the first result. */
export function FirstUpload({ origin, pending }: Properties) {
  const t = useTranslations("empty");
  const curl = [
    `curl -X POST ${origin}/api/v1/runs \\`,
    `  -H "Authorization: Bearer $DRIFTGRID_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${exampleRun()}'`,
  ].join("\n");
  return (
    <section className="mx-auto mt-8 max-w-2xl">
      <h1>{t("title")}</h1>
      <p className="mt-1.5 max-w-prose text-muted">{t("lead")}</p>
      {pending > 0 && <p className="mt-3 font-[560]">{t("pending", { count: pending })}</p>}
      <ol className="mt-6 space-y-6">
        <Step number={1} title={t("token")} advice={t("tokenAdvice")} code="npm run token -- lab-07 --scopes ingest" />
        <Step number={2} title={t("upload")} advice={t("uploadAdvice")} code={curl} />
        <Step number={3} title={t("look")} advice={t("lookAdvice")} code={null} />
      </ol>
      <p className="mt-6 text-muted">
        {t("import")}{" "}
        <Link href="/import" prefetch={false} className="link">
          {t("importPage")}
        </Link>{" "}
        · <code className="font-mono text-xs">npm run import -- PATH</code>
      </p>
      <p className="mt-2 text-muted">
        <Link href="/docs/api" className="link">
          {t("reference")}
        </Link>
      </p>
    </section>
  );
}

function Step({ number, title, advice, code }: { number: number; title: string; advice: string; code: string | null }) {
  return (
    <li className="grid grid-cols-[1.75rem_1fr]">
      <span
        className="flex size-5 items-center justify-center rounded-full bg-accent-wash font-semibold text-2xs"
        aria-hidden="true"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h2>{title}</h2>
        <p className="mt-0.5 text-muted">{advice}</p>
        {code !== null && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <pre className="code-block mt-2" tabIndex={0} dir="ltr">
            {code}
          </pre>
        )}
      </div>
    </li>
  );
}
