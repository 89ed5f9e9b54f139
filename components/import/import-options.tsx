"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ColumnMapping } from "./column-mapping";
import type { DocumentedColumn } from "./csv-mapping";
import type { ImportSettings } from "./import-report";

export type FormatChoice = { id: string; name: string };

type Properties = {
  formats: FormatChoice[];
  documented: DocumentedColumn[];
  /** Columns that the chosen CSV files name. */
  columns: string[];
  settings: ImportSettings;
  change: (settings: ImportSettings) => void;
  /** The settings are no longer those of the last check. */
  changed: boolean;
  open: boolean;
  onCheck: () => void;
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** What files cannot say of themselves, given by the person who has them. */
export function ImportOptions({ formats, documented, columns, settings, change, changed, open, onCheck }: Properties) {
  const t = useTranslations("import.options");
  return (
    <details className="mt-5" open={open || undefined}>
      <summary className="disclosure">{t("title")}</summary>
      <form
        className="mt-2 rounded-md bg-sunken p-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          onCheck();
        }}
      >
        <div className="grid gap-x-5 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-[1fr_0.7fr_1.5fr]">
          <Field label={t("format")} advice={t("formatAdvice")}>
            {(properties) => (
              <select
                {...properties}
                className="field"
                value={settings.format}
                onChange={(event) => change({ ...settings, format: event.target.value })}
              >
                <option value="auto">{t("auto")}</option>
                {formats.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t("date")} advice={t("dateAdvice")}>
            {(properties) => (
              <input
                {...properties}
                type="date"
                className="field"
                value={settings.date}
                onChange={(event) => change({ ...settings, date: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("run")} advice={t("runAdvice")}>
            {(properties) => (
              <input
                {...properties}
                type="text"
                spellCheck={false}
                autoComplete="off"
                placeholder="0192f0c1-…"
                className="field font-mono text-xs"
                value={settings.run}
                // The address of a run's page will do: its id is in it.
                onChange={({ target: { value } }) =>
                  change({ ...settings, run: UUID.exec(value)?.[0] ?? value.trim() })
                }
              />
            )}
          </Field>
        </div>
        {columns.length > 0 && documented.length > 0 && (
          <ColumnMapping
            documented={documented}
            columns={columns}
            mapping={settings.mapping}
            change={(mapping) => change({ ...settings, mapping })}
          />
        )}
        <button type="submit" className={changed ? "control control-primary mt-4" : "control mt-4"}>
          {t("check")}
        </button>
      </form>
    </details>
  );
}

type FieldProperties = {
  label: string;
  advice: string;
  children: (properties: { id: string; "aria-describedby": string }) => ReactNode;
};

function Field({ label, advice, children }: FieldProperties) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-[560]">
        {label}
      </label>
      {children({ id, "aria-describedby": `${id}-advice` })}
      <p id={`${id}-advice`} className="mt-1 text-muted text-xs">
        {advice}
      </p>
    </div>
  );
}
