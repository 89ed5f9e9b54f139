import { useTranslations } from "next-intl";
import { useTargetWords } from "@/components/compare/parts/target-words";
import { useFormats } from "@/components/format/use-formats";
import { type Tone, toneOf } from "@/components/matrix/tone";
import type { SliceEnd, SliceMatch } from "@/lib/domain/slices-view";

/** One side of a match, ready to be read. */
export type EndFace = {
  href: string;
  value: string;
  delta: string | null;
  tone: Tone | null;
  marks: string[];
  /** What this side is, where the other is something else. */
  place: string;
  sort: number | null;
};

const sides = ["chip", "scheme", "path"] as const;

/** Names of one side's place; `chipName` is the name people use. */
export function useEndWords(chipName: (chip: string) => string) {
  const t = useTranslations("matrix");
  const targets = useTargetWords();
  const formats = useFormats();
  const parts = (end: SliceEnd) => ({
    chip: end.chip === null ? targets.target(end.targetKind, end.targetKind) : chipName(end.chip),
    scheme: end.scheme,
    path: end.path === null && end.targetKind !== "device" ? "" : targets.path(end.path),
  });
  const outcome = ({ status, value }: SliceEnd, unit: string) => {
    if (status === "ok") return value === null ? t("noValue") : formats.text(formats.value(value, unit));
    return status === "timeout" ? t("timedOut") : t(`state.${status}`);
  };
  return {
    /** What both sides agree in. */
    shared: ({ a, b }: Pick<SliceMatch, "a" | "b">): string => {
      const [one, other] = [parts(a), parts(b)];
      return sides
        .flatMap((side) => (one[side] === other[side] ? one[side] : []))
        .filter(Boolean)
        .join(" · ");
    },
    whole: (end: SliceEnd): string => Object.values(parts(end)).filter(Boolean).join(" · "),
    face: (end: SliceEnd, other: SliceEnd, unit: string): EndFace => {
      const [own, theirs] = [parts(end), parts(other)];
      const delta = end.status === "ok" ? end.delta : null;
      const differing = sides.flatMap((side) => (own[side] === theirs[side] ? [] : own[side]));
      return {
        href: `/cells/${end.key}`,
        value: outcome(end, unit),
        delta: delta === null ? null : formats.text(formats.delta(delta, unit)),
        tone: delta === null ? null : toneOf(delta, unit, end.reference),
        marks: (["emulated", "simulated"] as const).filter((mark) => end[mark]).map((mark) => t(`sign.${mark}`)),
        place: differing.filter(Boolean).join(" · "),
        sort: end.status === "ok" ? (end.delta ?? end.value) : null,
      };
    },
  };
}
