import { useTranslations } from "next-intl";
import type { Chip } from "@/lib/domain/chip";
import type { ChipFact } from "@/lib/domain/chip-facts";
import { findChip } from "@/lib/domain/find-chip";

/** What people call a chip; its id where the catalogue has no name. */
export const chipName = (soc: string): string => findChip(soc)?.name ?? soc;

/** Whether a chip computes FP16, in a word; unknown is said as unknown. */
export function useFp16Words(): (fp16: boolean | null) => string {
  const t = useTranslations("chips");
  return (fp16) => (fp16 === null ? t("unknown") : t(fp16 ? "yes" : "no"));
}

/** An architecture or NPU in a word or two. */
export function useNpuWords(): (chip: Pick<Chip, "npu" | "htpArch">) => string {
  const t = useTranslations("chips");
  return ({ npu, htpArch }) => {
    if (npu === "none") return t("npu.none");
    return [npu === null ? null : t(`npu.${npu}`), htpArch].filter(Boolean).join(" ") || t("unknown");
  };
}

/** The value of a fact; null where it is unknown. */
export function useFactValue(): (fact: ChipFact) => string | null {
  const t = useTranslations("chips");
  return ({ fact, value }) => {
    if (value === null) return null;
    if (fact === "fp16") return t(value ? "yes" : "no");
    if (fact === "vtcmMb") return t("megabytes", { number: String(value) });
    if (fact === "npu") return t(value === "HTP" ? "npu.HTP" : value === "DSP" ? "npu.DSP" : "npu.none");
    return String(value);
  };
}

/** Who states a fact. */
export function useOriginWords(): (origin: ChipFact["origin"]) => string {
  const t = useTranslations("chips");
  return (origin) =>
    origin.kind === "stated"
      ? origin.sources.map((source) => t(`source.${source}`)).join(t("separator"))
      : t(`origin.${origin.kind}`);
}
