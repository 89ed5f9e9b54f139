"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { GRAPH_FILE } from "@/lib/formats/onnx/onnx-graph";
import { bytesOf, type ChosenFile } from "./collect-files";
import type { DocumentedColumn } from "./csv-mapping";
import { DropZone } from "./drop-zone";
import { ImportFailure } from "./import-failure";
import { type FormatChoice, ImportOptions } from "./import-options";
import { ImportProgress } from "./import-progress";
import { ImportResult } from "./import-result";
import { type Import, useImport } from "./use-import";

export type ImportToolProperties = {
  formats: FormatChoice[];
  /** Columns of a CSV file that Driftgrid reads without being told. */
  documented: DocumentedColumn[];
  /** Most bytes of one import. */
  maxBytes: number;
  maxFiles: number;
  /** Id of the stored run that the files belong to; empty when the address names none. */
  run: string;
};

/** Chosen files on their way into the store: checked first, stored when the person says so. */
export function ImportTool({ formats, documented, maxBytes, maxFiles, run }: ImportToolProperties) {
  const current = useImport({ maxBytes, maxFiles, run });
  const { stage } = current;
  const numbers = useFormats();
  const limit = { size: numbers.bytes(maxBytes), files: numbers.count(maxFiles) };
  const names = new Map(formats.map(({ id, name }) => [id, name]));
  const busy = stage.name === "busy" || stage.name === "collecting";
  const options = <Options current={current} formats={formats} documented={documented} />;
  return (
    <>
      <DropZone
        onFiles={(collecting) => void current.add(collecting)}
        disabled={busy}
        small={stage.name !== "empty"}
        limit={limit}
      />
      <Chosen current={current} />
      {stage.name === "busy" && (
        <ImportProgress task={stage.task} progress={stage.progress} onCancel={current.cancel} />
      )}
      {stage.name === "failed" && (
        <ImportFailure
          failure={stage.failure}
          task={stage.task}
          limit={limit}
          onRetry={stage.task === "store" ? current.store : current.check}
        >
          {stage.failure.kind === "refused" && stage.failure.status < 500 && options}
        </ImportFailure>
      )}
      {stage.name === "cancelled" && <Cancelled current={current} task={stage.task} />}
      {stage.name === "checked" && (
        <ImportResult report={stage.report} stored={false} names={names} actions={<CheckedActions current={current} />}>
          {options}
        </ImportResult>
      )}
      {stage.name === "stored" && (
        <ImportResult report={stage.report} stored names={names} actions={<StoredActions current={current} />} />
      )}
    </>
  );
}

function isChanged({ stage, settings }: Import): boolean {
  return stage.name === "checked" && JSON.stringify(settings) !== JSON.stringify(stage.settings);
}

function Options({
  current,
  formats,
  documented,
}: Pick<ImportToolProperties, "formats" | "documented"> & { current: Import }) {
  const { stage, columns, settings } = current;
  // Open where files were not understood: the answer to it may be in here.
  const lost = stage.name === "checked" && stage.report.refused.count + stage.report.skipped.count > 0;
  const empty = stage.name === "checked" && stage.report.stored + stage.report.duplicates === 0;
  return (
    <ImportOptions
      formats={formats}
      documented={documented}
      columns={columns}
      settings={settings}
      change={current.change}
      changed={isChanged(current)}
      open={stage.name === "failed" || (lost && empty)}
      onCheck={current.check}
    />
  );
}

const isGraph = ({ path }: ChosenFile) => path.endsWith(GRAPH_FILE);

/** What is chosen, in a line; also says aloud what is going on. */
function Chosen({ current: { stage, files, hidden, lost, clear } }: { current: Import }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const chosen = stage.name !== "collecting" && stage.name !== "empty" && files.length > 0;
  return (
    <p role="status" className="mt-2.5 flex min-h-5 flex-wrap gap-x-3 text-muted empty:hidden">
      {stage.name === "collecting" && t("collecting")}
      {chosen && (
        <span>
          {t("chosen", {
            count: files.length,
            number: formats.count(files.length),
            size: formats.bytes(bytesOf(files)),
          })}
        </span>
      )}
      {chosen && files.some(isGraph) && <span>{t("graphs", { count: files.filter(isGraph).length })}</span>}
      {lost.map(({ file, reason }) => (
        <span key={file} className="text-danger">
          {t("noGraph", { file, reason })}
        </span>
      ))}
      {hidden > 0 && <span>{t("hidden", { count: hidden, number: formats.count(hidden) })}</span>}
      {chosen && stage.name !== "busy" && stage.name !== "stored" && (
        <button type="button" className="link" onClick={clear}>
          {t("clear")}
        </button>
      )}
    </p>
  );
}

function CheckedActions({ current }: { current: Import }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const { stage, store, check } = current;
  if (stage.name !== "checked") return null;
  const { stored: runs, supplements } = stage.report;
  const fresh = runs || supplements;
  if (isChanged(current))
    return (
      <>
        <button type="button" className="control control-primary" onClick={check}>
          {t("options.check")}
        </button>
        <span className="text-muted">{t("changed")}</span>
      </>
    );
  if (fresh === 0) return null;
  return (
    <button type="button" className="control control-primary" onClick={store}>
      {t(runs > 0 ? "store" : "attach", { count: fresh, number: formats.count(fresh) })}
    </button>
  );
}

function StoredActions({ current }: { current: Import }) {
  const t = useTranslations("import");
  return (
    <>
      <Link href="/runs" prefetch={false} className="control control-primary">
        {t("seeRuns")}
      </Link>
      <Link href="/" prefetch={false} className="control">
        {t("seeMatrix")}
      </Link>
      <button type="button" className="control" onClick={current.clear}>
        {t("another")}
      </button>
    </>
  );
}

function Cancelled({ current, task }: { current: Import; task: "check" | "store" }) {
  const t = useTranslations("import");
  return (
    <section role="alert" className="panel mt-3 px-4 py-3.5">
      <h2>{t("cancelled")}</h2>
      <p className="mt-1 max-w-prose text-muted">
        {t(task === "store" ? "failure.maybeStored" : "failure.nothingStored")}
      </p>
      <button
        type="button"
        className="control control-primary mt-3"
        onClick={task === "store" ? current.store : current.check}
      >
        {t("failure.retry")}
      </button>
    </section>
  );
}
