import { memo } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DriftLayer } from "@/lib/domain/drift-view";
import { COLUMN_KINDS, type ColumnId, type Flag, figureOf, flagsOf, type ListSource } from "./columns";
import type { FigureWords } from "./figure-words";

export type RowWords = {
  figure: (column: ColumnId, value: number | null) => FigureWords;
  flag: (flag: Flag) => string;
  place: (layer: DriftLayer) => string;
  refusal: (layer: DriftLayer) => string | null;
  choose: (layer: DriftLayer) => string;
};

const FLAG_TONES: Readonly<Record<Flag, BadgeTone>> = {
  culprit: "regressed",
  inherited: "watch",
  weights: "danger",
  wrapped: "outline",
  fused: "outline",
  renamed: "outline",
};

type Properties = {
  source: ListSource;
  columns: readonly ColumnId[];
  position: number;
  /** Place in the list, from 0. */
  row: number;
  selected: boolean;
  chosen: boolean;
  words: RowWords;
};

export const rowId = (position: number) => `layer-row-${position}`;

/** One layer of the list. Clicks are answered by the list. */
export const LayerRow = memo(function LayerRow({
  source,
  columns,
  position,
  row,
  selected,
  chosen,
  words,
}: Properties) {
  const layer = source.layers[position];
  if (!layer) return null;
  return (
    <tr
      id={rowId(position)}
      aria-rowindex={row + 2}
      aria-selected={selected}
      data-row={position}
      data-culprit={source.culprits.has(position) ? "" : undefined}
    >
      <td className="layer-choice">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={chosen}
          readOnly
          data-choose={position}
          aria-label={words.choose(layer)}
        />
      </td>
      {columns.map((column) => (
        <td key={column} data-column={column} data-number={COLUMN_KINDS[column] === "text" ? undefined : ""}>
          <Cell source={source} column={column} position={position} layer={layer} words={words} />
        </td>
      ))}
    </tr>
  );
});

type CellProperties = Pick<Properties, "source" | "position" | "words"> & { column: ColumnId; layer: DriftLayer };

function Cell({ source, column, position, layer, words }: CellProperties) {
  switch (column) {
    case "layer":
      return (
        <bdi className="layer-name" title={layer.id}>
          {layer.id}
        </bdi>
      );
    case "op":
      return layer.op === null ? <span className="text-muted">—</span> : <bdi title={layer.op}>{layer.op}</bdi>;
    case "place":
      return words.place(layer);
    case "flags": {
      const refusal = words.refusal(layer);
      return (
        <>
          {flagsOf(source, position).map((flag) => (
            <Badge key={flag} tone={FLAG_TONES[flag]}>
              {words.flag(flag)}
            </Badge>
          ))}
          {refusal !== null && <Badge tone="insufficient">{refusal}</Badge>}
        </>
      );
    }
    default: {
      const { text, title, quiet } = words.figure(column, figureOf(source, column, position));
      return (
        <span className={quiet ? "text-muted" : undefined} title={title}>
          {text}
        </span>
      );
    }
  }
}
