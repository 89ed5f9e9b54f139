import { useTranslations } from "next-intl";
import "@/components/drift/workarounds/workarounds.css";
import { useFormats } from "@/components/format/use-formats";
import { Badge } from "@/components/ui/badge";
import type { WorkaroundLine } from "@/lib/domain/workaround-view";
import { FirstLayers } from "./first-layers";
import { Prediction } from "./prediction";

/** Versions that a workaround was made for, by the name of the tool. */
const TOOLS = {
  qairt: "QAIRT",
  qnnEp: "QNN EP",
  onnxruntime: "ONNX Runtime",
  qairtCompile: "QAIRT compile",
  runtime: "Runtime",
} as const;

/** What was tried before for this model: prediction and, where a run was made with it, the measurement. */
export function KnownWorkarounds({ workarounds }: { workarounds: readonly WorkaroundLine[] }) {
  const t = useTranslations("workarounds.known");
  return (
    <section id="known-workarounds" className="panel workarounds" aria-labelledby="known-workarounds-title">
      <h2 id="known-workarounds-title">{t("title")}</h2>
      {workarounds.length === 0 ? (
        <p className="mt-0.5 text-muted">{t("none")}</p>
      ) : (
        <ul className="known-workarounds">
          {workarounds.map((workaround) => (
            <li key={workaround.id} id={`workaround-${workaround.id}`}>
              <Known workaround={workaround} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Known({ workaround }: { workaround: WorkaroundLine }) {
  const t = useTranslations("workarounds");
  const { instant, bytes, delta, text } = useFormats();
  const { id, layers, newest, prediction, fits, stack } = workaround;
  const made = Object.entries(TOOLS).flatMap(([key, name]) => {
    const version = stack[key as keyof typeof TOOLS];
    return version === null ? [] : [`${name} ${version}`];
  });
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <b>{t(`treatment.${workaround.treatment}`)}</b>
        {fits !== null && (
          <Badge tone={fits.chip && fits.stack ? "accent" : "outline"}>
            {t(`known.fits.${fits.chip ? (fits.stack ? "both" : "chip") : "neither"}`)}
          </Badge>
        )}
        <Badge tone={newest?.within === true ? "improved" : newest?.within === false ? "watch" : "outline"}>
          {newest === null ? t("known.untried") : t(`known.within.${String(newest.within) as "true"}`)}
        </Badge>
      </p>
      <p className="mt-0.5 text-muted text-xs">
        {[workaround.chipName ?? workaround.chip, ...made, instant(workaround.createdAt), workaround.createdBy]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <FirstLayers layers={layers} />
      <Prediction
        measured={prediction?.before ?? null}
        target={null}
        prediction={prediction}
        result={newest?.measuredSqnr ?? null}
      />
      {newest !== null && newest.gain !== null && (
        <p>{t("known.gain", { gain: text(delta(newest.gain, "fraction")) })}</p>
      )}
      <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {workaround.files.map((file) => (
          <a
            key={file.index}
            className="link"
            href={`/api/v1/workarounds/${id}/files/${file.index}`}
            download={file.name}
          >
            {file.name} <span className="text-muted">({bytes(file.bytes)})</span>
          </a>
        ))}
      </p>
      <p className="mt-1 text-muted text-xs">
        {t("known.id")} <code className="select-all break-all font-mono">{id}</code>
      </p>
    </>
  );
}
