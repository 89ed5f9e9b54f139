import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useFormats } from "@/components/format/use-formats";
import { LayerLink } from "./layer-link";

type Properties = {
  layers: readonly { id: string }[];
  positions: readonly number[];
  /** How many are named before the rest is counted. */
  most?: number;
};

/** Layers by name, as many as a sentence bears. */
export function LayerNames({ layers, positions, most = 3 }: Properties) {
  const t = useTranslations("drift.verdict");
  const formats = useFormats();
  const rest = positions.length - most;
  return (
    <>
      {positions.slice(0, most).map((position, index) => (
        <Fragment key={position}>
          {index > 0 && ", "}
          <LayerLink position={position} id={layers[position]?.id ?? ""} />
        </Fragment>
      ))}
      {rest > 0 && ` ${t("more", { number: formats.count(rest) })}`}
    </>
  );
}
