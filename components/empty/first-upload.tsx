import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { exampleRun } from "@/components/empty/example-run";
import { FillSamples } from "@/components/empty/fill-samples";
import "@/components/first-minutes/first-minutes.css";
import { WaitForRuns } from "@/components/first-minutes/wait-for-runs";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

type Properties = {
  /** Where this server is reached. */
  origin: string;
  /** Sequence of what pages show. */
  asOf: number;
  /** Runs that arrived and are not shown yet. */
  pending: number;
  /** Whether the reader may bring sample data in. */
  mayFill: boolean;
};

const TOKEN = "export DRIFTGRID_TOKEN=$(npm run --silent token -- lab-07 --scopes ingest)";

/** The first page of an empty store: what this is, three ways in, and the wait for the first result. */
export function FirstUpload({ origin, asOf, pending, mayFill }: Properties) {
  const t = useTranslations("empty");
  const curl = [
    `curl -X POST ${origin}/api/v1/runs \\`,
    `  -H "Authorization: Bearer $DRIFTGRID_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${exampleRun()}'`,
  ].join("\n");
  return (
    <section className="mx-auto mt-6 max-w-5xl">
      <h1>{t("title")}</h1>
      <p className="mt-1.5 max-w-prose">{t("lead")}</p>
      <WaitForRuns seen={{ asOf, runs: 0, pending }} words={{ waiting: t("waiting"), arrived: t("arrived") }} />
      <div className="mt-5 grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Way title={t("upload")} advice={t("uploadAdvice")}>
          <h3 className="mt-3 font-[560]">{t("token")}</h3>
          <p className="text-muted">{t("tokenAdvice")}</p>
          <Command text={TOKEN} />
          <h3 className="mt-3 font-[560]">{t("send")}</h3>
          <p className="text-muted">{t("sendAdvice")}</p>
          <Command text={curl} />
          <p className="mt-3">
            <Link href="/docs/api" prefetch={false} className="link">
              {t("reference")}
            </Link>
          </p>
        </Way>
        <div className="grid gap-3">
          <Way title={t("import")} advice={t("importAdvice")}>
            <p className="mt-3">
              <ButtonLink href="/import">{t("importPage")}</ButtonLink>
            </p>
            <p className="mt-2 text-muted text-xs">
              <code className="font-mono">npm run import -- PATH</code>
            </p>
          </Way>
          <Way title={t("samples")} advice={t("samplesAdvice")}>
            <FillSamples mayFill={mayFill} />
          </Way>
          <Way title={t("learn")} advice={t("learnAdvice")}>
            <p className="mt-2">
              <Link href="/docs/concepts" prefetch={false} className="link">
                {t("concepts")}
              </Link>
            </p>
          </Way>
        </div>
      </div>
    </section>
  );
}

function Way({ title, advice, children }: { title: string; advice: string; children: ReactNode }) {
  return (
    <section className="panel min-w-0 p-4">
      <h2>{title}</h2>
      <p className="mt-0.5 text-muted">{advice}</p>
      {children}
    </section>
  );
}

function Command({ text }: { text: string }) {
  const t = useTranslations("empty");
  return (
    <div className="relative mt-1.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code-block pe-20!" tabIndex={0} dir="ltr">
        {text}
      </pre>
      <span className="absolute end-1.5 top-1.5 rounded-md bg-sunken">
        <CopyButton text={text} words={{ copy: t("copy"), copied: t("copied") }} />
      </span>
    </div>
  );
}
