import type { Matrix } from "@/components/matrix/use-matrix";
import type { SetNotice } from "@/components/matrix/use-set-change";
import { Refusal } from "@/components/settings/refusal";

/** What became of a set that the menu of a heading changed: at the foot of the grid, in sight however it is scrolled. */
export function SetTold({ notice, words }: { notice: SetNotice; words: Matrix["words"] }) {
  return (
    <div className="matrix-told">
      {"said" in notice ? (
        <p role="status">{notice.said}</p>
      ) : (
        <Refusal plain detail={notice.refused} words={words.refusal} />
      )}
    </div>
  );
}
