"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import "@/components/drift/workarounds/workarounds.css";
import { useFormats } from "@/components/format/use-formats";
import { predictRepair } from "@/lib/domain/drift/predict-drift";
import type { DriftLayer } from "@/lib/domain/drift-view";
import { firstProposal, type RepairView, type WriterOption, type WrittenFile } from "@/lib/domain/workaround-view";
import { ChosenLayers } from "./chosen-layers";
import { KeepWorkaround } from "./keep-workaround";
import { Prediction } from "./prediction";
import { TreatmentChoice } from "./treatment-choice";
import { type PreviewState, usePreview } from "./use-preview";
import { WrittenFiles } from "./written-files";

export type WorkaroundsProperties = {
  run: string;
  comparator: string | null;
  /** Name of the chip; null off a device. */
  chip: string | null;
  layers: readonly DriftLayer[];
  culprits: readonly number[];
  repair: RepairView;
  /** Positions of the layers to treat: the page's own state, which table and inspector change too. */
  chosen: readonly number[];
  onChosen: (positions: number[]) => void;
  /** Whether the viewer may store workarounds (scope triage). */
  mayStore: boolean;
};

/** From chosen layers to a file that keeps them out of trouble: treatment, prediction, files, and the record of it. */
export function Workarounds({
  run,
  comparator,
  chip,
  layers,
  culprits,
  repair,
  chosen,
  onChosen,
  mayStore,
}: WorkaroundsProperties) {
  const t = useTranslations("workarounds");
  const { value, text } = useFormats();
  const [treatment, setTreatment] = useState(() => firstProposal(repair, culprits)?.treatment ?? "cpu");
  const proposal = repair.proposals.find((each) => each.treatment === treatment);
  const shares = useMemo(() => Float64Array.from(layers, ({ blame }) => blame ?? 0), [layers]);
  const prediction = predictRepair(repair.balance && { ...repair.balance, shares }, chosen);
  const ids = useMemo(() => chosen.flatMap((position) => layers[position]?.id ?? []), [chosen, layers]);
  const choice = { run, comparator, treatment, layers: ids };
  const preview = usePreview(choice);
  return (
    <section id="workarounds" className="panel workarounds" aria-labelledby="workarounds-title">
      <h2 id="workarounds-title">{t("panel.title")}</h2>
      <p className="mt-0.5 max-w-3xl text-muted">
        {t("panel.lead", { chip: chip ?? t("thisChip") })}{" "}
        {repair.measured !== null &&
          t(`panel.target.${repair.targetFrom}`, {
            measured: text(value(repair.measured, "dB")),
            target: text(value(repair.target, "dB")),
          })}
      </p>
      <TreatmentChoice proposals={repair.proposals} treatment={treatment} onTreatment={setTreatment} />
      <div className="workarounds-columns">
        <div className="min-w-0">
          <ChosenLayers
            layers={layers}
            chosen={chosen}
            onChosen={onChosen}
            proposal={proposal?.layers ?? []}
            culprits={culprits}
          />
          {chosen.length > 0 && (
            <Prediction measured={repair.measured} target={repair.target} prediction={prediction} />
          )}
        </div>
        <FilesColumn preview={preview} writers={proposal?.writers ?? []}>
          {mayStore ? (
            <KeepWorkaround
              choice={choice}
              ready={preview.state === "ready" && preview.preview.files.some(isWritten)}
            />
          ) : (
            <p className="keep text-muted">{t("keep.signIn")}</p>
          )}
        </FilesColumn>
      </div>
    </section>
  );
}

function isWritten({ written }: WrittenFile): boolean {
  return written;
}

type Column = { preview: PreviewState; writers: readonly WriterOption[]; children: ReactNode };

function FilesColumn({ preview, writers, children }: Column) {
  const t = useTranslations("workarounds");
  const shown = preview.state === "ready" ? preview.preview : preview.state === "busy" ? preview.last : null;
  return (
    <div className="min-w-0" aria-busy={preview.state === "busy"}>
      <h3 className="mb-1.5 font-[600]">{t("panel.files")}</h3>
      {preview.state === "empty" && <p className="text-muted">{t("panel.filesAfter")}</p>}
      {preview.state === "busy" && shown === null && <p role="status">{t("panel.writing")}</p>}
      {preview.state === "failed" && (
        <p role="alert" className="text-danger">
          {t(`keep.${preview.trouble.kind}`)} {preview.trouble.kind === "refused" ? preview.trouble.detail : ""}
        </p>
      )}
      {shown !== null && <WrittenFiles files={shown.files} writers={writers} />}
      {children}
    </div>
  );
}
