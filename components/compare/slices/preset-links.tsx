import Link from "next/link";
import { useTranslations } from "next-intl";
import { SLICE_PRESETS, type SlicesFilter } from "@/lib/domain/slices-view";

type Properties = { filter: SlicesFilter; hrefOf: (filter: SlicesFilter) => string };

/** The questions that are asked most often. */
export function PresetLinks({ filter, hrefOf }: Properties) {
  const t = useTranslations("compare.slices");
  return (
    <nav aria-label={t("presets")} className="mb-2 flex flex-wrap items-center gap-1.5">
      <span className="me-1 text-muted">{t("presets")}</span>
      {SLICE_PRESETS.map((preset) => (
        <Link
          key={preset}
          href={hrefOf({ ...filter, preset })}
          prefetch={false}
          scroll={false}
          className={`control control-small ${filter.preset === preset ? "control-primary" : ""}`}
          aria-current={filter.preset === preset ? "true" : undefined}
        >
          {t(`preset.${preset}`)}
        </Link>
      ))}
    </nav>
  );
}
