"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Collected, filesOfDrop, filesOfInput } from "./collect-files";

/** The most that can be sent at a time, for people. */
export type Limit = { size: string; files: string };

type Properties = {
  onFiles: (collecting: Promise<Collected>) => void;
  /** While files are on their way, others wait. */
  disabled: boolean;
  /** Shown small, once there is something below it that matters more. */
  small: boolean;
  /** The most of one import, for people. */
  limit: Limit;
};

const never = () => () => undefined;

/** Markup of the server cannot take a file yet: its buttons wait for their script. */
const isAsleep = () => true;

/** Takes files and folders: dropped anywhere on the page, or chosen with its two buttons. */
export function DropZone({ onFiles, disabled: busy, small, limit }: Properties) {
  const t = useTranslations("import");
  const disabled = useSyncExternalStore(never, () => false, isAsleep) || busy;
  const over = useDrop(onFiles, busy);
  return (
    <div
      data-over={over}
      className={`rounded-[0.625rem] border border-edge border-dashed bg-panel px-4 text-center data-[over=true]:border-accent data-[over=true]:bg-accent-wash ${small ? "py-3" : "py-10 sm:py-14"}`}
    >
      <p className={small ? "max-sm:mb-2.5 sm:me-3 sm:inline" : "font-[560] text-base"}>
        <span className="max-sm:hidden">{t(over ? "letGo" : small ? "dropMore" : "drop")}</span>
        <span className="sm:hidden">{t(small ? "chooseMore" : "chooseFirst")}</span>
      </p>
      <div className={`flex flex-wrap justify-center gap-2 ${small ? "sm:inline-flex" : "mt-4"}`}>
        <Chooser label={t("chooseFiles")} folder={false} primary={!small} onFiles={onFiles} disabled={disabled} />
        <Chooser label={t("chooseFolder")} folder primary={false} onFiles={onFiles} disabled={disabled} />
      </div>
      {!small && (
        <p className="mt-4 text-muted text-xs">
          {t("limit", limit)} <code className="font-mono">npm run import -- PATH</code>
        </p>
      )}
    </div>
  );
}

type ChooserProperties = {
  label: string;
  folder: boolean;
  primary: boolean;
  disabled: boolean;
  onFiles: Properties["onFiles"];
};

/** A button that opens the browser's dialog; an input of its own would speak the browser's language, not the page's. */
function Chooser({ label, folder, primary, disabled, onFiles }: ChooserProperties) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          // React has no name for it.
          if (element) element.webkitdirectory = folder;
        }}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files && files.length > 0) onFiles(Promise.resolve(filesOfInput(files)));
          // The same file once more is a choice, too.
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        disabled={disabled}
        className={primary ? "control control-primary" : "control"}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
    </>
  );
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes drops on the whole page: one that misses a zone would replace the page by the file. */
function useDrop(onFiles: Properties["onFiles"], disabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = disabled ? "none" : "copy";
      setOver(!disabled);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      if (!disabled) take.current(filesOfDrop(event.dataTransfer));
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [disabled]);
  return over;
}
