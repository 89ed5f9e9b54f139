"use client";

import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ImportReport } from "./import-report";

/** The figures of a report; zeros stand back. */
export function ReportCounts({ report, stored }: { report: ImportReport; stored: boolean }) {
  const t = useTranslations("import.count");
  const figures = [
    ["files", report.files.filter(({ role }) => role !== null).length],
    ["values", report.values],
    [stored ? "stored" : "wouldStore", report.stored],
    ["duplicates", report.duplicates],
    // Few imports join or attach anything: they need no zero.
    ...(report.joined > 0 ? ([["joined", report.joined]] as const) : []),
    ...(report.supplements > 0 ? ([["supplements", report.supplements]] as const) : []),
    ["refused", report.refused.count],
    ["skipped", report.skipped.count],
  ] as const;
  const formats = useFormats();
  return (
    <dl className="mt-3.5 grid grid-cols-2 gap-x-5 gap-y-3 border-line border-t pt-3.5 sm:grid-cols-[repeat(auto-fill,minmax(7.25rem,1fr))]">
      {figures.map(([name, count]) => (
        <div key={name} className="flex min-w-0 flex-col-reverse justify-end">
          <dt className="text-muted text-xs">{t(name)}</dt>
          <dd
            className={`font-[560] text-[1.125rem] leading-6 ${count === 0 ? "text-muted" : name === "refused" ? "text-danger" : ""}`}
          >
            {formats.count(count)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
