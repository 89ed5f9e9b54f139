"use client";

import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Progress } from "./send-files";
import type { Task } from "./use-import";

type Properties = { task: Task; progress: Progress; onCancel: () => void };

/** How far files have come: on their way by bytes, then read by the server's own steps. */
export function ImportProgress({ task, progress, onCancel }: Properties) {
  const t = useTranslations("import");
  const formats = useFormats();
  const { phase, done, total } = progress;
  const title = phase === "sending" ? t("sending") : t(task === "check" ? "checking" : "storing");
  const share = total ? done / total : null;
  return (
    <section className="panel mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 grow basis-60">
        <p className="flex justify-between gap-4">
          <span id="import-progress">{title}</span>
          {total !== null && total > 0 && (
            <span className="text-muted">
              {t("ofTotal", { done: formats.bytes(done), total: formats.bytes(total) })}
            </span>
          )}
          {total === null && done > 0 && <span className="text-muted">{formats.bytes(done)}</span>}
        </p>
        {share === null ? (
          <progress aria-labelledby="import-progress" className="import-progress" />
        ) : (
          <progress aria-labelledby="import-progress" className="import-progress" value={share} max={1} />
        )}
      </div>
      <button type="button" className="control" onClick={onCancel}>
        {t("cancel")}
      </button>
    </section>
  );
}
