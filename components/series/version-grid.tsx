import { useTranslations } from "next-intl";
import "@/components/series/series.css";
import { useFormats } from "@/components/format/use-formats";
import type { Face, FaceAxis } from "@/components/matrix/face";
import { MatrixTable } from "@/components/matrix/matrix-table";
import { toneOf } from "@/components/matrix/tone";
import { shortVersion } from "@/components/series/point-labels";
import type { VersionGrid as Grid, GridSquare } from "@/lib/domain/change-view";
import { cropGrid } from "@/lib/domain/version-grid";

/** Versions shown of each; a grid of two hundred by two hundred is none that anybody reads. */
const ROWS_SHOWN = 14;
const COLUMNS_SHOWN = 10;

type Properties = {
  grid: Grid;
  unit: string;
  /** Against which a share is taken for other units than fractions. */
  reference: number | null;
  /** Run around which a grid too large is cut; null for the newest versions. */
  around: string | null;
};

/** The cell over QAIRT and ONNX Runtime. A square opens its run; what nobody measured is said to be untested. */
export function VersionGrid({ grid: whole, unit, reference, around }: Properties) {
  const t = useTranslations("series");
  const faceOf = useSquareFace(unit, reference);
  const { grid, left } = cropGrid(whole, around, { rows: ROWS_SHOWN, columns: COLUMNS_SHOWN });
  const columns = axisOf(grid.onnxruntime, t("unknownVersion"));
  const axes = axisOf(grid.qairt, t("unknownVersion"));
  const rows = axes.map((axis, row) => ({ axis, faces: (grid.squares[row] ?? []).map(faceOf) }));
  return (
    <div className="version-grid">
      <MatrixTable label={t("grid")} corner={t("corner")} columns={columns} rows={rows} />
      {left > 0 && <p className="mt-1.5 text-muted text-xs">{t("cropped", { count: left })}</p>}
    </div>
  );
}

/** Versions as headings, without their build where that leaves them apart. */
function axisOf(versions: readonly (string | null)[], unknown: string): FaceAxis[] {
  const short = versions.map((version) => (version === null ? unknown : shortVersion(version)));
  const apart = new Set(short).size === short.length;
  return versions.map((version, index) => {
    const label = apart || version === null ? (short[index] ?? unknown) : version;
    return { id: version ?? "", label, detail: version !== null && version !== label ? version : null, group: null };
  });
}

function useSquareFace(unit: string, reference: number | null): (square: GridSquare | null) => Face {
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const notesOf = useSquareNotes(unit);
  const bare = (state: "untested" | "unsupported" | "failed", word: string, notes: readonly string[]): Face => {
    const text = [word, ...notes].join(matrix("separator"));
    return { state, tone: null, main: word, unit: "", sub: null, signs: [], href: null, text };
  };
  return (square) => {
    if (square === null) return bare("untested", matrix("state.untested"), []);
    const href = `/runs/${encodeURIComponent(square.runId)}`;
    const { text: notes, short } = notesOf(square);
    if (square.status !== "ok" || square.value === null) {
      const state = square.status === "unsupported" ? "unsupported" : "failed";
      return {
        ...bare(state, square.status === "timeout" ? matrix("timedOut") : matrix(`state.${state}`), notes),
        href,
      };
    }
    const value = formats.value(square.value, unit);
    return {
      state: "measured",
      tone: square.delta === null ? null : toneOf(square.delta, unit, reference),
      main: value.number,
      unit: value.unit,
      sub: short,
      signs: [],
      href,
      text: [formats.text(value), ...notes].join(matrix("separator")),
    };
  };
}

/** What a square says beside its value: in words, and the one of them that fits into it. */
function useSquareNotes(unit: string) {
  const t = useTranslations("series");
  const changes = useTranslations("changes");
  const formats = useFormats();
  return ({ verdict, delta, points }: GridSquare): { text: string[]; short: string | null } => {
    const told = verdict === null || verdict === "unchanged" ? null : changes(`verdict.${verdict}`);
    const size = delta === null ? null : formats.text(formats.delta(delta, unit));
    const more = points > 1 ? t("points", { count: points }) : null;
    const held = size && t("againstReference", { delta: size });
    return { text: [held, told, more].filter((note) => note !== null), short: told ?? size ?? more };
  };
}
