import { useTranslations } from "next-intl";
import { SampleSquare } from "@/components/docs/concepts/sample-square";
import { useFormats } from "@/components/format/use-formats";
import type { FaceState } from "@/components/matrix/face";
import { MARK_SIGNS } from "@/components/matrix/marks";
import type { TermId } from "@/components/terms/term-groups";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { CellMark } from "@/lib/domain/matrix";

const STATES = ["measured", "stale", "reference", "unsupported", "failed", "untested"] as const satisfies FaceState[];
const MARKS = [
  ["cpu-fallback", "cpu-fallback"],
  ["placement-unknown", "placement-unknown"],
  ["simulated", "simulated"],
  ["emulated", "emulated"],
  ["sample", "sample"],
  ["unverified", "unverified"],
  ["reference-assumed", "assumed"],
] as const satisfies [CellMark, TermId][];

/** Made up, as fractions. */
const DELTA = -0.004;
const VALUE = 0.715;

/** Every state and mark as squares wear it, with its word and its meaning. */
export function LooksTable() {
  const t = useTranslations("concepts");
  const terms = useTranslations("terms");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const delta = formats.delta(DELTA, "fraction");
  const value = formats.value(VALUE, "fraction");
  const figures = { main: delta.number, unit: delta.unit, sub: formats.text(value) };
  const faceOf = (state: FaceState) => {
    if (state === "measured" || state === "stale") return figures;
    if (state === "reference") return { main: value.number, unit: value.unit, sub: matrix("state.reference") };
    return { main: matrix(`state.${state}`) };
  };
  const rows = [
    ...STATES.map((state) => ({ term: state, face: { state, ...faceOf(state) } })),
    ...MARKS.map(([mark, term]) => ({
      term,
      face: { state: "measured" as const, ...figures, sign: MARK_SIGNS[mark] },
    })),
  ];
  return (
    <TableFrame label={t("looks")}>
      <TableHead columns={[t("look"), t("word"), t("meaning")]} />
      <tbody>
        {rows.map(({ term, face }) => (
          <tr key={term}>
            <td className="concept-look">
              <SampleSquare {...face} />
            </td>
            <th scope="row">{terms(`${term}.label`)}</th>
            <td>{terms(`${term}.sentence`)}</td>
          </tr>
        ))}
        <tr>
          <td className="concept-look">
            <SampleSquare state="measured" {...figures} alarm />
          </td>
          <th scope="row">{matrix("alarmSign")}</th>
          <td>{t("alarm")}</td>
        </tr>
      </tbody>
    </TableFrame>
  );
}
