"use client";

import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { WriterOption, WrittenFile } from "@/lib/domain/workaround-view";
import { useWorkaroundWords } from "./use-workaround-words";

type Written = Extract<WrittenFile, { written: true }>;

/** Characters of a file shown; all of it is copied and downloaded. */
const SHOWN = 12_000;

function save({ name, mediaType, text }: Written) {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The files of a choice, one opened, and why other kinds of files are no answer here. */
export function WrittenFiles({ files, writers }: { files: readonly WrittenFile[]; writers: readonly WriterOption[] }) {
  const t = useTranslations("workarounds.panel");
  const words = useWorkaroundWords();
  const { count } = useFormats();
  const [picked, setPicked] = useState<string | null>(null);
  const open = files.find(({ writer }) => writer === picked) ?? files.find(({ written }) => written) ?? files[0];
  const titleOf = (id: string) => writers.find((writer) => writer.id === id)?.title ?? id;
  const others = writers.filter(({ applies }) => !applies);
  return (
    <div>
      {files.length === 0 && <p className="text-muted">{t("noWriter")}</p>}
      {files.length > 0 && (
        <fieldset className="writers">
          <legend className="sr-only">{t("file")}</legend>
          {files.map(({ writer, written }) => (
            <label key={writer} data-written={written}>
              <input type="radio" name="writer" checked={writer === open?.writer} onChange={() => setPicked(writer)} />
              {titleOf(writer)}
              {!written && <span className="text-muted"> · {t("missing")}</span>}
            </label>
          ))}
        </fieldset>
      )}
      {open !== undefined && (open.written ? <FileText file={open} /> : <Refused file={open} />)}
      {others.length > 0 && (
        <Disclosure title={t("others")} count={count(others.length)} className="mt-3">
          <dl className="other-writers">
            {others.map(({ id, title, because }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{because === null ? null : words.reason(because)}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </div>
  );
}

function Refused({ file }: { file: Extract<WrittenFile, { written: false }> }) {
  const t = useTranslations("workarounds.panel");
  const words = useWorkaroundWords();
  return (
    <div className="refused-file">
      <p className="font-[600]">{t("cannotWrite")}</p>
      <ul>
        {file.refusals.map((refusal) => (
          <li key={JSON.stringify(refusal)}>{words.refusal(refusal)}</li>
        ))}
      </ul>
    </div>
  );
}

function FileText({ file }: { file: Written }) {
  const t = useTranslations("workarounds.panel");
  const words = useWorkaroundWords();
  const { bytes } = useFormats();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(file.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="mt-2">
      <div className="mb-1.5 flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all font-mono text-xs">{file.name}</code>
        <span className="me-auto text-muted text-xs">{bytes(new TextEncoder().encode(file.text).length)}</span>
        <span role="status" className="text-muted text-xs">
          {copied === null ? "" : t(copied ? "copied" : "notCopied")}
        </span>
        <Button small onClick={copy}>
          <Copy />
          {t("copy")}
        </Button>
        <Button small kind="primary" onClick={() => save(file)}>
          <Download />
          {t("download")}
        </Button>
      </div>
      {file.notes.length > 0 && (
        <ul className="file-notes">
          {file.notes.map((note) => (
            <li key={JSON.stringify(note)}>{words.note(note)}</li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code-block max-h-96" tabIndex={0} dir="ltr">
        {file.text.slice(0, SHOWN)}
        {file.text.length > SHOWN && `\n… ${t("cut")}`}
      </pre>
    </div>
  );
}
