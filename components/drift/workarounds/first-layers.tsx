import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";

const LAYERS_SHOWN = 3;

/** The layers that a workaround treats: the first by name, the rest counted. */
export function FirstLayers({ layers }: { layers: readonly string[] }) {
  const t = useTranslations("workarounds");
  const { count } = useFormats();
  return (
    <p className="mt-1">
      {layers.slice(0, LAYERS_SHOWN).map((layer) => (
        <code key={layer} className="me-2 break-all font-mono text-xs">
          {layer}
        </code>
      ))}
      {layers.length > LAYERS_SHOWN && t("panel.andMore", { count: count(layers.length - LAYERS_SHOWN) })}
    </p>
  );
}
