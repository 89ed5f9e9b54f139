"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import {
  type CsvMapping,
  type DocumentedColumn,
  meaningOf,
  missingColumns,
  withMeaning,
  withValue,
} from "./csv-mapping";

type Properties = {
  documented: DocumentedColumn[];
  /** The columns of the file's own header. */
  columns: string[];
  mapping: CsvMapping;
  change: (mapping: CsvMapping) => void;
};

/** Says what the columns of a CSV file mean, and what is the same in all of its rows. */
export function ColumnMapping({ documented, columns, mapping, change }: Properties) {
  const t = useTranslations("import.mapping");
  return (
    <fieldset className="mt-4 min-w-0 border-line border-t pt-3">
      <legend className="float-start w-full font-[560]">{t("title")}</legend>
      <p className="clear-both text-muted text-xs">{t("advice")}</p>
      <div className="mt-2 grid max-h-96 gap-x-5 gap-y-2 overflow-y-auto p-0.5 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map((column) => (
          <Meaning
            key={column}
            column={column}
            documented={documented}
            chosen={meaningOf(column, documented, mapping)}
            choose={(name) => change(withMeaning(column, name, mapping))}
          />
        ))}
      </div>
      <SameForAll documented={documented} columns={columns} mapping={mapping} change={change} />
    </fieldset>
  );
}

type MeaningProperties = {
  column: string;
  documented: DocumentedColumn[];
  chosen: string | null;
  choose: (name: string | null) => void;
};

function Meaning({ column, documented, chosen, choose }: MeaningProperties) {
  const t = useTranslations("import.mapping");
  const id = useId();
  const group = (required: boolean) =>
    documented
      .filter((one) => one.required === required)
      .map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ));
  return (
    <div className="grid grid-cols-2 items-center gap-2">
      <label htmlFor={id} className="min-w-0 truncate" title={column}>
        <bdi>{column}</bdi>
      </label>
      <select
        id={id}
        className={`field min-w-0 ${chosen === null ? "text-muted!" : ""}`}
        value={chosen ?? ""}
        onChange={({ target: { value } }) => choose(value || null)}
      >
        <option value="">{t("notRead")}</option>
        <optgroup label={t("required")}>{group(true)}</optgroup>
        <optgroup label={t("optional")}>{group(false)}</optgroup>
      </select>
    </div>
  );
}

/** Columns that the file lacks because they are the same in every row. */
function SameForAll({ documented, columns, mapping, change }: Properties) {
  const t = useTranslations("import.mapping");
  const id = useId();
  const missing = missingColumns(columns, documented, mapping);
  const said = Object.entries(mapping).flatMap(([name, source]) => (typeof source === "string" ? [] : [name]));
  const shown = documented.map(({ name }) => name).filter((name) => missing.includes(name) || said.includes(name));
  const free = documented.filter(
    ({ name }) =>
      mapping[name] === undefined &&
      !missing.includes(name) &&
      !columns.some((column) => meaningOf(column, documented, mapping) === name),
  );
  return (
    <>
      <p className="mt-4 font-[560]">{t("sameTitle")}</p>
      <p className="text-muted text-xs">{t("sameAdvice")}</p>
      <div className="mt-2 grid gap-x-5 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((name) => (
          <Value
            key={name}
            name={name}
            value={typeof mapping[name] === "object" ? mapping[name].value : ""}
            missing={missing.includes(name)}
            change={(value) => change(withValue(name, value || null, mapping))}
          />
        ))}
        <div className="grid grid-cols-2 items-center gap-2">
          <label htmlFor={id} className="text-muted">
            {t("another")}
          </label>
          <select
            id={id}
            className="field min-w-0 text-muted!"
            value=""
            onChange={({ target: { value } }) => value && change(withValue(value, "", mapping))}
          >
            <option value="">{t("choose")}</option>
            {free.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
    </>
  );
}

type ValueProperties = { name: string; value: string; missing: boolean; change: (value: string) => void };

function Value({ name, value, missing, change }: ValueProperties) {
  const t = useTranslations("import.mapping");
  const id = useId();
  return (
    <div className="grid grid-cols-2 items-center gap-2">
      <label htmlFor={id} className="min-w-0 break-words">
        <code className="font-mono text-xs">{name}</code>
        {missing && <span className="text-2xs text-danger"> {t("missing")}</span>}
      </label>
      <input
        id={id}
        type="text"
        spellCheck={false}
        autoComplete="off"
        className="field min-w-0"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
