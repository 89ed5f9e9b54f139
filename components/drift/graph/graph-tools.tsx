import Maximize from "lucide-react/icons/maximize";
import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";

type Properties = { onZoomIn: () => void; onZoomOut: () => void; onFit: () => void; scale: number | null };

/** The buttons for those who have no wheel. */
export function GraphTools({ onZoomIn, onZoomOut, onFit, scale }: Properties) {
  const t = useTranslations("layerGraph");
  const { share } = useFormats();
  return (
    <fieldset className="graph-tools">
      <legend className="sr-only">{t("tools")}</legend>
      <span className="graph-scale">{scale === null ? "" : share(scale)}</span>
      <Button small onClick={onZoomOut} aria-label={t("zoomOut")} title={t("zoomOut")}>
        <Minus />
      </Button>
      <Button small onClick={onZoomIn} aria-label={t("zoomIn")} title={t("zoomIn")}>
        <Plus />
      </Button>
      <Button small onClick={onFit} title={t("fit")}>
        <Maximize />
        {t("all")}
      </Button>
    </fieldset>
  );
}
