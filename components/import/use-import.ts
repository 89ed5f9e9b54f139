"use client";

import { useEffect, useRef, useState } from "react";
import { bytesOf, type ChosenFile, type Collected, joinFiles } from "./collect-files";
import { type Failure, type ImportReport, type ImportSettings, NO_SETTINGS } from "./import-report";
import { columnsOf } from "./read-header";
import { type Progress, type Sending, sendFiles } from "./send-files";
import { type Prepared, prepareFiles } from "./send-graphs";

/** Whether files are being checked or stored. */
export type Task = "check" | "store";

export type Stage =
  | { name: "empty" }
  | { name: "collecting" }
  | { name: "busy"; task: Task; progress: Progress }
  /** `settings` are those that the report was made with. */
  | { name: "checked"; report: ImportReport; settings: ImportSettings }
  | { name: "stored"; report: ImportReport }
  | { name: "cancelled"; task: Task }
  | { name: "failed"; task: Task; failure: Failure };

export type Import = {
  stage: Stage;
  files: ChosenFile[];
  /** Hidden files that were left out. */
  hidden: number;
  /** ONNX files that have no graph to send, and why. */
  lost: Lost[];
  /** Columns that the chosen CSV files name. */
  columns: string[];
  settings: ImportSettings;
  change: (settings: ImportSettings) => void;
  add: (collecting: Promise<Collected>) => Promise<void>;
  check: () => void;
  store: () => void;
  cancel: () => void;
  clear: () => void;
};

/** Files whose columns a person may have to explain: those that nothing else reads. */
function mappable(files: readonly ChosenFile[], { files: lines }: ImportReport): ChosenFile[] {
  const others = new Set(lines.flatMap(({ path, format }) => (format === null || format === "csv" ? [] : [path])));
  return files.filter(({ path }) => !others.has(path));
}

type Lost = Prepared["refused"][number];

const LOST_FILE: Failure = { kind: "broken" };

/** Lets the browser ask before a page is left that is not done. */
function useAskBeforeLeaving(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
}

/** The course of an import: files are chosen, checked, and then stored as they were checked. */
export function useImport({ maxBytes, maxFiles, run }: { maxBytes: number; maxFiles: number; run: string }): Import {
  const [stage, setStage] = useState<Stage>({ name: "empty" });
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [hidden, setHidden] = useState(0);
  const [lost, setLost] = useState<Lost[]>([]);
  const [columns, setColumns] = useState<string[]>([]);
  const [settings, change] = useState({ ...NO_SETTINGS, run });
  const sending = useRef<Sending | null>(null);
  useEffect(() => () => sending.current?.cancel(), []);
  useAskBeforeLeaving(stage.name === "busy" && stage.task === "store");

  const send = async (task: Task, sent: ChosenFile[], using: ImportSettings) => {
    sending.current?.cancel();
    const total = bytesOf(sent);
    if (total > maxBytes || sent.length > maxFiles) {
      const failure: Failure = { kind: "refused", status: 413, detail: "", requestId: null, errors: [] };
      setStage({ name: "failed", task, failure });
      return;
    }
    setStage({ name: "busy", task, progress: { phase: "sending", done: 0, total } });
    const own = sendFiles(sent, using, task === "check", (progress) => {
      if (sending.current === own) setStage({ name: "busy", task, progress });
    });
    sending.current = own;
    const answer = await own.answer;
    if (sending.current !== own) return;
    sending.current = null;
    if ("cancelled" in answer) setStage({ name: "cancelled", task });
    else if ("failure" in answer) setStage({ name: "failed", task, failure: answer.failure });
    else if (task === "store") setStage({ name: "stored", report: answer.report });
    else {
      setColumns(await columnsOf(mappable(sent, answer.report)));
      setStage({ name: "checked", report: answer.report, settings: using });
    }
  };

  const add = async (collecting: Promise<Collected>) => {
    const before = stage.name === "stored" ? [] : files;
    setStage({ name: "collecting" });
    const collected = await collecting.catch(() => null);
    if (!collected) {
      setStage({ name: "failed", task: "check", failure: LOST_FILE });
      return;
    }
    const prepared = await prepareFiles(collected.files);
    const all = joinFiles(before, prepared.files);
    setFiles(all);
    setLost(prepared.refused);
    setHidden(collected.hidden);
    if (all.length === 0) setStage({ name: "empty" });
    else await send("check", all, settings);
  };

  return {
    stage,
    files,
    hidden,
    lost,
    columns,
    settings,
    change,
    add,
    check: () => void send("check", files, settings),
    store: () => void send("store", files, settings),
    cancel: () => sending.current?.cancel(),
    clear: () => {
      sending.current?.cancel();
      sending.current = null;
      setFiles([]);
      setHidden(0);
      setLost([]);
      setColumns([]);
      change(NO_SETTINGS);
      setStage({ name: "empty" });
    },
  };
}
