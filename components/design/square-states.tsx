import { useTranslations } from "next-intl";
import { Chapter, Sample, Samples } from "@/components/design/sample";
import { useFormats } from "@/components/format/use-formats";
import type { Face } from "@/components/matrix/face";
import { MARK_SIGNS } from "@/components/matrix/marks";
import { MatrixSquare } from "@/components/matrix/matrix-square";

const SIGNED = [
  "cpu-fallback",
  "simulated",
  "emulated",
  "sample",
  "unverified",
  "placement-unknown",
  "reference-assumed",
] as const;

const BUDGETS = ["outside", "beyond", "open", "within"] as const;

/** Squares as the matrix draws them, in every state and with every sign. */
export function SquareStates() {
  const t = useTranslations("design.squares");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const delta = formats.delta(-0.028, "fraction");
  const measured: Face = {
    state: "measured",
    tone: "worse-3",
    main: delta.number,
    unit: delta.unit,
    sub: formats.text(formats.value(0.702, "fraction")),
    signs: [],
    href: null,
    text: formats.text(delta),
  };
  const worded = (state: "unsupported" | "failed" | "untested" | "incomparable"): Face => {
    const main = matrix(`state.${state}`);
    return { ...measured, state, tone: null, main, unit: "", sub: null, text: main };
  };
  const faces: { name: string; face: Face }[] = [
    { name: matrix("state.measured"), face: measured },
    { name: t("link"), face: { ...measured, href: "#squares" } },
    { name: matrix("state.stale"), face: { ...measured, state: "stale" } },
    {
      name: matrix("state.reference"),
      face: { ...measured, state: "reference", tone: null, main: formats.value(0.73, "fraction").number },
    },
    { name: matrix("state.unsupported"), face: worded("unsupported") },
    { name: matrix("state.failed"), face: { ...worded("failed"), sub: matrix("last", { value: measured.sub ?? "" }) } },
    { name: matrix("state.untested"), face: worded("untested") },
    { name: matrix("state.incomparable"), face: worded("incomparable") },
    ...BUDGETS.map((budget) => ({ name: matrix(`budgetStanding.${budget}`), face: { ...measured, budget } })),
    { name: matrix("alarmSign"), face: { ...measured, alarm: true } },
    { name: t("notes"), face: { ...measured, notes: "1,2" } },
    { name: t("long"), face: { ...measured, main: formats.count(12_345_678.9), unit: " dB", sub: t("longLine") } },
    ...SIGNED.map((mark) => ({ name: matrix(`sign.${mark}`), face: { ...measured, signs: [MARK_SIGNS[mark] ?? ""] } })),
  ];
  return (
    <Chapter id="squares" title={t("title")} about={t("about")}>
      <Samples>
        {faces.map(({ name, face }, index) => (
          <Sample key={name} name={name}>
            <MatrixSquare face={face} column={index} place={name} />
          </Sample>
        ))}
      </Samples>
    </Chapter>
  );
}
