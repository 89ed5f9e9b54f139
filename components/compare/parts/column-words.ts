import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Calibration, CompareColumn } from "@/lib/domain/compare-view";

/** What a calibration was, in a line; says so when nothing is known of it. */
export function useCalibrationWords(): (calibration: Calibration | null | undefined) => string {
  const t = useTranslations("compare");
  const formats = useFormats();
  return (calibration) => {
    if (!calibration) return t("calibration.unknown");
    const { algorithm, dataset, samples, site } = calibration;
    const parts = [
      algorithm,
      dataset,
      samples === null ? null : t("calibration.samples", { number: formats.count(samples) }),
      site && t(`calibration.site.${site}`),
    ];
    return parts.filter(Boolean).join(" · ") || t("calibration.unknown");
  };
}

export type ColumnWords = {
  /** Method and number format: what keeps the two questions apart. */
  group: string;
  name: string;
  /** The calibration where one column is one calibration, else null. */
  detail: string | null;
};

/** @param apart whether one column is one calibration */
export function useColumnWords(apart: boolean): (column: CompareColumn) => ColumnWords {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const calibration = useCalibrationWords();
  return (column) => ({
    group:
      column.method === "none"
        ? matrix("method.none")
        : t("group", { method: matrix(`method.${column.method}`), format: t(`format.${column.format}`) }),
    name: column.scheme,
    detail: apart ? calibration(column.calibrations[0]) : null,
  });
}
