"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { DriftState } from "@/components/drift/drift-state";
import { useFormats } from "@/components/format/use-formats";
import { useKeys } from "@/components/keys/use-keys";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";
import type { ListSource } from "./columns";
import { ExportButton } from "./export-button";

// The menu's code is as much as the list's: the button stands there until it came.
const ExportMenu = dynamic(() => import("./export-menu").then((module) => module.ExportMenu), {
  ssr: false,
  loading: () => <ExportButton disabled />,
});

/** Thresholds offered, in dB. */
const THRESHOLDS = [0.5, 1, 3, 6, 12];

type Properties = {
  source: ListSource;
  state: DriftState;
  change: (part: Partial<DriftState>) => void;
  shown: number;
  save: (format: "csv" | "json") => void;
};

/** Search, filters, and the way out of the list. */
export function ListToolbar({ source, state, change, shown, save }: Properties) {
  const t = useTranslations("drift.table");
  const keys = useTranslations("drift.keys");
  const formats = useFormats();
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": { words: keys("search"), run: () => search.current?.focus() } });
  const places = useMemo(
    () => LAYER_PLACES.filter((place) => source.layers.some(({ placeB }) => placeB === place)),
    [source],
  );
  return (
    <div className="flex flex-wrap items-center gap-1.5 p-2">
      <input
        ref={search}
        type="search"
        className="field h-8! min-w-32 grow basis-40"
        placeholder={t("search")}
        aria-label={t("search")}
        value={state.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      <OpChoice source={source} op={state.op} change={change} />
      {places.length > 0 && (
        <select
          className="control"
          aria-label={t("place")}
          value={state.place ?? ""}
          onChange={({ target }) => change({ place: places.find((place) => place === target.value) ?? null })}
        >
          <option value="">{t("anyPlace")}</option>
          {places.map((place) => (
            <option key={place} value={place}>
              {place.toUpperCase()}
            </option>
          ))}
        </select>
      )}
      <select
        className="control"
        aria-label={t("threshold")}
        value={state.threshold ?? ""}
        onChange={({ target }) => change({ threshold: target.value === "" ? null : Number(target.value) })}
      >
        <option value="">
          {t("threshold")}: {t("thresholdAny")}
        </option>
        {THRESHOLDS.map((threshold) => (
          <option key={threshold} value={threshold}>
            {`≥ ${formats.text(formats.value(threshold, "dB"))}`}
          </option>
        ))}
      </select>
      <label className="control">
        <input
          type="checkbox"
          checked={state.culprits}
          onChange={({ target }) => change({ culprits: target.checked })}
        />
        {t("culprits")} <span className="text-muted">{formats.count(source.culprits.size)}</span>
      </label>
      <span className="ms-auto text-muted text-xs" role="status">
        {t("count", { shown: formats.count(shown), all: formats.count(source.layers.length) })}
      </span>
      <ExportMenu save={save} />
    </div>
  );
}

type OpProperties = Pick<Properties, "source" | "change"> & { op: string | null };

function OpChoice({ source, op, change }: OpProperties) {
  const t = useTranslations("drift.table");
  const ops = useMemo(() => [...new Set(source.layers.flatMap((layer) => layer.op ?? []))].sort(), [source]);
  if (ops.length === 0) return null;
  return (
    <select
      className="control max-w-36"
      aria-label={t("op")}
      value={op ?? ""}
      onChange={({ target }) => change({ op: target.value || null })}
    >
      <option value="">{t("allOps")}</option>
      {ops.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
