import { useCellWords } from "@/components/changes/parts/cell-words";
import { Badge } from "@/components/ui/badge";
import type { ChangedCell } from "@/lib/domain/change-view";

/** What a figure is not: simulated, emulated, sample data. Nothing for a measured one. */
export function CellMarks({ cell }: { cell: ChangedCell }) {
  const { marks } = useCellWords()(cell);
  return marks.map((mark) => (
    <Badge key={mark} tone="outline">
      {mark}
    </Badge>
  ));
}
