import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Axis, Difference, Hypothesis, Witness } from "@/lib/domain/cause/cause";
import { findChip } from "@/lib/domain/find-chip";

/** What people call a chip, with its number. */
export function chipText(chip: string): string {
  const name = findChip(chip)?.name;
  return name ? `${name} (${chip})` : chip;
}

/** What stands on an axis: a chip by its name, a version as it is. */
export const valueText = (axis: Axis, value: string): string => (axis === "chip" ? chipText(value) : value);

/** Names joined as a language joins them. */
export function useList(): (names: readonly string[]) => string {
  const t = useTranslations("cause");
  return (names) =>
    names.length < 2 ? names.join("") : [names.slice(0, -1).join(t("comma")), names.at(-1)].join(t("and"));
}

export function useHypotheses(): (hypotheses: readonly Hypothesis[]) => string {
  const t = useTranslations("cause");
  return (hypotheses) => hypotheses.map((one) => t(`hypothesis.${one}`)).join(t("comma"));
}

/** A difference with the half width of its interval, `+0.1 ± 0.9 pt`; without one where nothing supports it. */
export function usePlusMinus(unit: string): (difference: Difference) => string {
  const t = useTranslations("cause");
  const formats = useFormats();
  return ({ value, low, high }) => {
    const figure = formats.delta(value, unit);
    if (low === null || high === null) return formats.text(figure);
    return t("plusMinus", { value: figure.number, half: formats.text(formats.size((high - low) / 2, unit)) });
  };
}

/** A share as whole percent; a little one is not called none. */
export function useShare(): (share: number) => string {
  const t = useTranslations("cause");
  const formats = useFormats();
  return (share) => (share > 0 && share < 0.01 ? t("less", { share: formats.share(0.01) }) : formats.share(share));
}

function witnessValue({ chip, scheme, path, stack }: Witness, axis: Axis): string | null {
  if (axis === "chip") return chip;
  if (axis === "scheme") return scheme;
  if (axis === "path") return path;
  if (axis === "options") return Object.values(stack.options).join(" ") || null;
  return stack[axis];
}

/** Where a witness stands to the cell: `Same chip and scheme, QAIRT 2.29.0`. */
export function useWitnessPlace(): (witness: Witness) => string {
  const t = useTranslations("cause");
  const list = useList();
  return (witness) => {
    const same = list(witness.same.map((axis) => t(`axis.${axis}`)));
    const others = [
      ...(witness.targetKind === "device" ? [] : [t(`witness.offDevice.${witness.targetKind}`)]),
      ...witness.different
        // Off the device there is no chip and no path to name.
        .filter((axis) => witnessValue(witness, axis) !== null)
        .map((axis) =>
          t("witness.axisIs", {
            axis: t(`axis.${axis}`),
            value: valueText(axis, witnessValue(witness, axis) ?? ""),
          }),
        ),
      ...witness.unknown.map((axis) => t("witness.axisUnknown", { axis: t(`axis.${axis}`) })),
    ];
    const different = others.join(t("comma"));
    if (others.length === 0) return t("witness.whereSame", { same: same || t("witness.everything") });
    return same === "" ? t("witness.whereDifferent", { different }) : t("witness.where", { same, different });
  };
}
