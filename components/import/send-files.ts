import type { ChosenFile } from "./collect-files";
import { type CsvMapping, filledMapping } from "./csv-mapping";
import type { Failure, ImportReport, ImportSettings } from "./import-report";
import { lastLine, readAnswer, readStep } from "./read-answer";

export type Progress =
  /** Bytes on their way to the server. */
  | { phase: "sending"; done: number; total: number }
  /** Bytes that the server has read; `total` is null when nobody can know it. */
  | { phase: "reading"; done: number; total: number | null };

export type Answer = { report: ImportReport } | { failure: Failure } | { cancelled: true };

export type Sending = { answer: Promise<Answer>; cancel: () => void };

function addressOf(settings: ImportSettings, dryRun: boolean): string {
  const query = new URLSearchParams({ dryRun: String(dryRun), format: settings.format });
  if (settings.date) query.set("date", settings.date);
  if (settings.run) query.set("run", settings.run);
  return `/api/v1/imports?${query}`;
}

function bodyOf(files: readonly ChosenFile[], mapping: CsvMapping): FormData {
  const body = new FormData();
  // Before the files, which are read as they arrive.
  const filled = filledMapping(mapping);
  if (Object.keys(filled).length > 0) body.append("mapping", JSON.stringify(filled));
  for (const { path, file } of files) body.append("file", file, path);
  return body;
}

/** Sends files to be checked (`dryRun`) or stored. Not `fetch`, which does not tell how much of a body has left. */
export function sendFiles(
  files: readonly ChosenFile[],
  settings: ImportSettings,
  dryRun: boolean,
  onProgress: (progress: Progress) => void,
): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress({ phase: "sending", done: loaded, total });
    request.upload.onload = () => onProgress({ phase: "reading", done: 0, total: null });
    request.onprogress = () => {
      const step = readStep(lastLine(request.responseText));
      if (step) onProgress({ phase: "reading", ...step });
    };
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ failure: { kind: navigator.onLine ? "broken" : "offline" } });
    request.onabort = () => resolve({ cancelled: true });
  });
  request.open("POST", addressOf(settings, dryRun));
  request.setRequestHeader("accept", "application/x-ndjson, application/json");
  request.send(bodyOf(files, settings.mapping));
  return { answer, cancel: () => request.abort() };
}
