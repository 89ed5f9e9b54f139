import type { ReactNode } from "react";
import { fill } from "@/components/matrix/fill";
import type { Matrix } from "@/components/matrix/use-matrix";
import type { Side } from "@/lib/domain/matrix-layout";

type Properties = {
  side: Side;
  group: string;
  /** Its name; what stands on the button may say more. */
  name: string;
  folded: boolean;
  /** Its column among the stops of its row. */
  column: number;
  className: string;
  title?: string | undefined;
  words: Matrix["words"];
  children: ReactNode;
};

/**
 * The heading of a group: pressing it folds or unfolds the group. What else can be done with it stands in the menu beside
 * it, which Shift+F10 opens from the heading; the table listens for both.
 */
export function FoldHeading({ side, group, name, folded, column, className, title, words, children }: Properties) {
  return (
    <span className="matrix-fold">
      <button
        type="button"
        className={className}
        data-column={column}
        data-fold={side}
        data-group={group}
        aria-expanded={!folded}
        title={title}
      >
        {children}
      </button>
      <button
        type="button"
        className="matrix-fold-menu"
        tabIndex={-1}
        data-menu={side}
        data-group={group}
        aria-haspopup="menu"
        aria-label={fill(words.menuOf, { name })}
      />
    </span>
  );
}
