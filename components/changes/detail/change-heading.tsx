import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLeadWords } from "@/components/changes/detail/lead-words";
import { CellMarks } from "@/components/changes/parts/cell-marks";
import { useCellWords } from "@/components/changes/parts/cell-words";
import { ChangeValues } from "@/components/changes/parts/change-values";
import { MovedVersions } from "@/components/changes/parts/moved-versions";
import { VerdictBadge } from "@/components/changes/parts/verdict-badge";
import { useFormats } from "@/components/format/use-formats";
import { FootnoteMark } from "@/components/known-issues/footnote-mark";
import { chipHref, modelHref } from "@/components/layout/places";
import type { ChangeView } from "@/lib/domain/change-view";

/** Which cell, what happened to it in one sentence, and what moved. */
export function ChangeHeading({ view }: { view: ChangeView }) {
  const t = useTranslations("change");
  const run = useTranslations("run");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const leadWords = useLeadWords();
  const { line, knownIssues } = view;
  const { model, target, evaluation } = useCellWords()(line.cell);
  return (
    <header className="mt-1">
      <h1 className="break-words">
        <Link href={`/cells/${line.cell.key}`} prefetch={false} className="hover:underline">
          <bdi>{model}</bdi> <span className="text-muted">×</span> <bdi>{line.cell.scheme}</bdi>{" "}
          <span className="text-muted">{run("on")}</span> <bdi>{target}</bdi>
        </Link>
        <FootnoteMark numbers={knownIssues.map((_, index) => index + 1)} />
      </h1>
      <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted">
        <Link href={modelHref(line.cell.model)} prefetch={false} className="link">
          <bdi>{line.cell.model}</bdi>
        </Link>
        <span aria-hidden="true">·</span>
        {line.cell.chip !== null && (
          <>
            <Link href={chipHref(line.cell.chip)} prefetch={false} className="link">
              <bdi>{line.cell.chip}</bdi>
            </Link>
            <span aria-hidden="true">·</span>
          </>
        )}
        <bdi>{line.cell.path ?? matrix("unknownPath")}</bdi>
        <span aria-hidden="true">·</span>
        <bdi>{evaluation}</bdi>
        <CellMarks cell={line.cell} />
      </p>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-[1.3125rem] leading-7">
        <span className="self-center text-base">
          <VerdictBadge verdict={line.verdict} />
        </span>
        <strong className="font-[620] tracking-[-0.012em]">{leadWords(line)}</strong>
      </p>
      {view.runs.to.reason !== null && (
        <p className="mt-1 max-w-prose break-words text-danger">
          <bdi>{view.runs.to.reason}</bdi>
        </p>
      )}
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <ChangeValues from={line.from} to={line.to} unit={line.cell.unit} />
        <MovedVersions moved={line.moved} whole />
        <span className="text-muted">
          {t("between", { from: formats.instant(line.from.at), to: formats.instant(line.to.at) })}
        </span>
      </p>
    </header>
  );
}
