import { useTranslations } from "next-intl";
import { LayerLink } from "@/components/drift/layer-link";
import { LayerNames } from "@/components/drift/layer-names";
import { useFormats } from "@/components/format/use-formats";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DriftVerdict } from "@/lib/domain/drift/drift-report";
import type { DriftLayer } from "@/lib/domain/drift-view";

/** Layers of a group that are named. */
const GROUP_NAMED = 4;
const TONES: Readonly<Record<DriftVerdict, BadgeTone>> = {
  introduced: "regressed",
  inherited: "watch",
  clean: "unchanged",
};

type Properties = { layer: DriftLayer; layers: readonly DriftLayer[] };

/** Why a layer is judged as it is. */
export function Why({ layer, layers }: Properties) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const from = layer.from === null ? undefined : layers[layer.from];
  return (
    <div className="space-y-1">
      <p>
        {layer.verdict !== null && (
          <Badge tone={TONES[layer.verdict]}>
            {t(`flag.${layer.verdict === "introduced" ? "culprit" : layer.verdict}`)}
          </Badge>
        )}{" "}
        {layer.blame !== null && layer.blame > 0 && (
          <Badge>{t("inspector.blame", { share: formats.share(layer.blame) })}</Badge>
        )}
      </p>
      <p>
        <VerdictWords layer={layer} />
      </p>
      {from && layer.from !== null && layer.verdict !== "clean" && (
        <p className="text-muted">
          {t("inspector.from")} <LayerLink position={layer.from} id={from.id} />
        </p>
      )}
      {layer.hidden.length > 0 && (
        <p className="text-muted">
          {t("inspector.hidden", { count: layer.hidden.length })}{" "}
          <LayerNames layers={layers} positions={layer.hidden} most={GROUP_NAMED} />
        </p>
      )}
    </div>
  );
}

function VerdictWords({ layer }: { layer: DriftLayer }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const { verdict, refusal, evidence } = layer;
  const db = (value: number | null) => formats.text(formats.value(value ?? 0, "dB"));
  const values = {
    introduced: db(layer.introduced),
    gap: db(layer.gap),
    share: formats.share(layer.introducedShare ?? 0),
  };
  if (verdict === "inherited")
    return t(layer.gap === null ? "inspector.inheritedAlone" : "inspector.inherited", values);
  if (verdict === "clean") return t("inspector.clean", values);
  if (verdict === "introduced" && evidence !== null) return t(`inspector.evidence.${evidence}`, values);
  return t(`layerRefusalHelp.${refusal ?? "not-observed"}`);
}
