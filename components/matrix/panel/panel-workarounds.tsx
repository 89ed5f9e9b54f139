import { useTranslations } from "next-intl";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import type { WorkaroundLine } from "@/lib/domain/workaround-view";

/** Layers named of each. */
const LAYERS_NAMED = 3;

/** Stored workarounds for the chip, with the files to take along. */
export function PanelWorkarounds({ workarounds }: { workarounds: WorkaroundLine[] }) {
  const t = useTranslations("square");
  const words = useTranslations("workarounds");
  return (
    <PanelPart title={t("workarounds")}>
      <ul className="space-y-1.5">
        {workarounds.map(({ id, treatment, layers, newest, fits, files }) => (
          <li key={id}>
            <span className="font-[560]">{words(`treatment.${treatment}`)}</span>{" "}
            <code className="break-all font-mono text-xs">{layers.slice(0, LAYERS_NAMED).join(", ")}</code>
            {layers.length > LAYERS_NAMED && " …"}
            <span className="block text-muted text-xs">
              {[
                words(fits?.stack ? "known.fits.both" : "known.fits.chip"),
                newest === null ? words("known.untried") : words(`known.within.${String(newest.within) as "true"}`),
              ].join(" · ")}
            </span>
            <span className="flex flex-wrap gap-x-3 text-xs">
              {files.map(({ index, name }) => (
                <a key={index} className="link" href={`/api/v1/workarounds/${id}/files/${index}`} download={name}>
                  {name}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
