import type { MouseEvent } from "react";
import type { PanelAnswer, PanelWords } from "@/components/matrix/panel/panel-answer";
import { Button } from "@/components/ui/button";

type Properties = {
  /** What was read last, perhaps of another square. */
  answer: PanelAnswer | null;
  isCurrent: boolean;
  failed: boolean;
  retry: () => void;
  words: PanelWords;
  onClick: (event: MouseEvent) => void;
};

/** What the panel has to show now: the square, the one before while the next is read, or why there is none. */
export function PanelContent({ answer, isCurrent, failed, retry, words, onClick }: Properties) {
  if (failed)
    return (
      <div role="alert" className="pe-8">
        <p>{words.failed}</p>
        <Button small className="mt-2" onClick={retry}>
          {words.again}
        </Button>
      </div>
    );
  if (answer === null) return <PanelSkeleton label={words.loading} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links within are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is pressed by key clicks
    <div className="square-content" data-stale={isCurrent ? undefined : ""} onClick={onClick}>
      {answer.body}
    </div>
  );
}

/** Holds the place of the figures until they are there. */
function PanelSkeleton({ label }: { label: string }) {
  return (
    <div className="square-skeleton">
      <span className="sr-only">{label}</span>
      {["heading", "facts", "figure", "line", "line", "line", "chart"].map((kind, index) => (
        <i key={`${kind}-${index.toString()}`} data-kind={kind} aria-hidden="true" />
      ))}
    </div>
  );
}
