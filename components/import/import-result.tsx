"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormats } from "@/components/format/use-formats";
import { FileTable } from "./file-table";
import type { ImportReport } from "./import-report";
import { NoteList } from "./note-list";
import { ReportCounts } from "./report-counts";
import { UnknownNames } from "./unknown-names";

type Properties = {
  report: ImportReport;
  stored: boolean;
  /** Names of formats by their ids. */
  names: ReadonlyMap<string, string>;
  /** What can be done next. */
  actions: ReactNode;
  /** What can be changed before it. */
  children?: ReactNode;
};

/** What an import found: after a check what would be stored, later what was. */
export function ImportResult({ report, stored, names, actions, children }: Properties) {
  const t = useTranslations("import");
  return (
    <section className="panel mt-3 px-4 py-4 sm:px-5" aria-labelledby="import-result">
      <Headline report={report} stored={stored} />
      <ReportCounts report={report} stored={stored} />
      {stored && <StoredRuns ids={report.runs} />}
      <div className="mt-4 flex flex-wrap items-center gap-2 empty:hidden">{actions}</div>
      {children}
      <UnknownNames unknown={report.unknown} />
      <NoteList title={t("refusedTitle")} notes={report.refused} />
      <NotJoined reasons={report.notJoined} />
      <NoteList title={t("notesTitle")} notes={report.notes} />
      <NoteList title={t("skippedTitle")} notes={report.skipped} />
      <FileTable files={report.files} names={names} />
    </section>
  );
}

function titleOf({ stored: runs, supplements, duplicates }: ImportReport, stored: boolean) {
  if (runs > 0) return stored ? "storedTitle" : "checkedTitle";
  if (supplements > 0) return stored ? "attachedTitle" : "attachTitle";
  return duplicates > 0 ? "nothingNewTitle" : "nothingFoundTitle";
}

/** Says the outcome in a sentence, and takes the focus, which was on something that is gone. */
function Headline({ report, stored }: { report: ImportReport; stored: boolean }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const ref = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new report is announced
  useEffect(() => ref.current?.focus({ preventScroll: false }), [report]);
  const fresh = report.stored || report.supplements;
  const title = titleOf(report, stored);
  return (
    <>
      <h2 id="import-result" ref={ref} tabIndex={-1} className="text-base outline-none">
        {t(title, { count: fresh, number: formats.count(fresh) })}
      </h2>
      {!stored && fresh > 0 && <p className="mt-0.5 text-muted">{t("checkedAdvice")}</p>}
      {!stored && fresh === 0 && report.duplicates === 0 && (
        <p className="mt-0.5 text-muted">{t("nothingFoundAdvice")}</p>
      )}
    </>
  );
}

/** Reasons why runs carry no versions, placement and cost of the file beside theirs. */
function NotJoined({ reasons }: { reasons: Record<string, number> }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const entries = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  if (entries.length === 0) return null;
  return (
    <section className="mt-5">
      <h3 className="font-[620]">{t("notJoinedTitle")}</h3>
      <ul className="mt-1 space-y-0.5">
        {entries.map(([reason, count]) => (
          <li key={reason} className="break-words">
            <span className="text-muted">{formats.count(count)} ×</span> {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function StoredRuns({ ids }: { ids: string[] }) {
  const t = useTranslations("import");
  if (ids.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="disclosure">{t("firstRuns", { count: ids.length })}</summary>
      <ul className="mt-1.5 grid gap-x-6 gap-y-0.5 sm:grid-cols-2">
        {ids.map((id) => (
          <li key={id} className="truncate">
            <Link href={`/runs/${encodeURIComponent(id)}`} prefetch={false} className="link font-mono text-xs">
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
