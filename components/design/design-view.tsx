import { useTranslations } from "next-intl";
import "@/components/design/design.css";
import { ControlStates } from "@/components/design/control-states";
import { FormatTable } from "@/components/design/format-table";
import { MeasureSamples } from "@/components/design/measure-samples";
import { PartStates } from "@/components/design/part-states";
import { ScaleSamples } from "@/components/design/scale-samples";
import { SquareStates } from "@/components/design/square-states";
import { TokenSwatches } from "@/components/design/token-swatches";
import { TypeSamples } from "@/components/design/type-samples";

/** Everything that pages are made of, each in every state, as the app itself draws it. */
export function DesignView() {
  const t = useTranslations("design");
  return (
    <div className="mx-auto max-w-6xl">
      <h1>{t("title")}</h1>
      <p className="mt-0.5 max-w-3xl text-muted">{t("lead")}</p>
      <TokenSwatches />
      <ScaleSamples />
      <SquareStates />
      <ControlStates />
      <PartStates />
      <FormatTable />
      <TypeSamples />
      <MeasureSamples />
    </div>
  );
}
