import { useTranslations } from "next-intl";
import { Chapter, Sample, Samples } from "@/components/design/sample";

const RADII = ["xs", "sm", "md", "lg", "xl"] as const;
const SHADOWS = ["floating", "dialog"] as const;

/** Corners, shadows and heights; spacing is Tailwind's quarter of a rem. */
export function MeasureSamples() {
  const t = useTranslations("design.measures");
  return (
    <Chapter id="measures" title={t("title")} about={t("about")}>
      <Samples>
        {RADII.map((radius) => (
          <Sample key={radius} name={`--radius-${radius}`}>
            <span
              className="block size-12 border border-edge bg-panel"
              style={{ borderRadius: `var(--radius-${radius})` }}
            />
          </Sample>
        ))}
        {SHADOWS.map((shadow) => (
          <Sample key={shadow} name={`--shadow-${shadow}`}>
            <span
              className="block h-12 w-20 rounded-md border border-edge bg-panel"
              style={{ boxShadow: `var(--shadow-${shadow})` }}
            />
          </Sample>
        ))}
      </Samples>
    </Chapter>
  );
}
