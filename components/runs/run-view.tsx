import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/components/format/use-formats";
import { chipHref, modelHref } from "@/components/layout/places";
import { Outcome } from "@/components/runs/outcome";
import { RunArtifact } from "@/components/runs/run-artifact";
import { RunComparable } from "@/components/runs/run-comparable";
import { RunDocument } from "@/components/runs/run-document";
import { RunLayers } from "@/components/runs/run-layers";
import { modelName, useTargetName } from "@/components/runs/run-names";
import { RunPlacement } from "@/components/runs/run-placement";
import { RunProvenance } from "@/components/runs/run-provenance";
import { RunRerun } from "@/components/runs/run-rerun";
import { RunResult } from "@/components/runs/run-result";
import { RunStack } from "@/components/runs/run-stack";
import { RunSummary } from "@/components/runs/run-summary";
import { RunSupplements } from "@/components/runs/run-supplements";
import type { ComparableView } from "@/lib/domain/comparable-view";
import type { Rerun } from "@/lib/domain/rerun-view";
import type { SameFiles, RunView as View } from "@/lib/domain/run-view";

type Properties = {
  run: View;
  /** What caused its drop; null where there is nothing to explain. */
  cause: ReactNode;
  /** What the workarounds that it was made with brought; null without any. */
  madeWith: ReactNode;
  rerun: Rerun;
  comparable: ComparableView;
  sameFiles: SameFiles;
};

/** One run with everything it said. */
export function RunView({ run, cause, madeWith, rerun, comparable, sameFiles }: Properties) {
  return (
    <article className="mx-auto max-w-6xl">
      <Heading run={run} />
      <RunSummary run={run} />
      <div className="mt-3 gap-3 md:columns-2">
        <RunResult run={run} />
        <RunStack run={run} />
        <RunPlacement run={run} />
        <RunLayers run={run} />
        {madeWith}
        <RunSupplements run={run} />
        <RunArtifact run={run} sameFiles={sameFiles} />
        <RunProvenance run={run} />
      </div>
      {cause !== null && <div className="my-3">{cause}</div>}
      <RunComparable view={comparable} run={run.line} />
      <RunRerun rerun={rerun} />
      <RunDocument id={run.line.id} text={run.document} />
    </article>
  );
}

function Heading({ run: { line, cell, settled } }: { run: View }) {
  const t = useTranslations("run");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const targetName = useTargetName();
  return (
    <header>
      <p className="text-muted">
        <Link href="/runs" prefetch={false} className="link">
          {t("runs")}
        </Link>{" "}
        · {t("number", { number: formats.count(line.sequence) })} ·{" "}
        <code className="break-all font-mono text-xs">{line.id}</code>
      </p>
      <h1 className="mt-1 break-words">
        <Link href={modelHref(line.model)} prefetch={false} className="hover:underline">
          <bdi>{modelName(line)}</bdi>
        </Link>{" "}
        <span className="text-muted">×</span> <bdi>{line.scheme}</bdi> <span className="text-muted">{t("on")}</span>{" "}
        {line.chip === null ? (
          <bdi>{targetName(line)}</bdi>
        ) : (
          <Link href={chipHref(line.chip)} prefetch={false} className="hover:underline">
            <bdi>{targetName(line)}</bdi>
          </Link>
        )}
      </h1>
      <p className="mt-1 flex text-[1.375rem] leading-8 [&_[data-tone=zero]]:px-0">
        <Outcome line={line} />
      </p>
      {line.reason !== null && (
        <p className="mt-1 max-w-prose break-words text-danger">
          <bdi>{line.reason}</bdi>
        </p>
      )}
      {line.marks.length > 0 && (
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          {line.marks.map((mark) => (
            <li key={mark} className="rounded-md border border-line bg-panel px-2 text-xs leading-5.5">
              {matrix(`mark.${mark}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {!settled && <span>{t("settling")}</span>}
        {cell !== null && (
          <>
            <span>{cell.speaks ? t("speaks") : t("doesNotSpeak")}</span>
            {cell.speaker !== null && (
              <Link href={`/runs/${encodeURIComponent(cell.speaker)}`} prefetch={false} className="link">
                {t("speaker")}
              </Link>
            )}
            <Link href={`/cells/${cell.key}`} prefetch={false} className="link">
              {t("cell")}
            </Link>
            <Link href={`/?${cell.query}`} prefetch={false} className="link">
              {t("inMatrix")}
            </Link>
            <Link href={`/runs?cell=${encodeURIComponent(cell.key)}`} prefetch={false} className="link">
              {t("siblings", { count: cell.runs, number: formats.count(cell.runs) })}
            </Link>
          </>
        )}
      </p>
    </header>
  );
}
