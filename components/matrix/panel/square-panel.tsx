import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IssueText } from "@/components/known-issues/issue-text";
import { PanelActions } from "@/components/matrix/panel/panel-actions";
import { PanelCells } from "@/components/matrix/panel/panel-cells";
import { PanelDiff } from "@/components/matrix/panel/panel-diff";
import { PanelHeading } from "@/components/matrix/panel/panel-heading";
import { PanelHistory } from "@/components/matrix/panel/panel-history";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { PanelRuns } from "@/components/matrix/panel/panel-runs";
import { PanelStanding } from "@/components/matrix/panel/panel-standing";
import { PanelUntested } from "@/components/matrix/panel/panel-untested";
import type { SquareView } from "@/lib/domain/square-view";

type Properties = {
  view: SquareView;
  /** As the URL has it: points of proportions, else the metric's unit; null for none. */
  budget: number | null;
  /** Where the panel of another square is open. */
  hrefOf: (square: { row: string; column: string }) => string;
  /** Cause and layers, which take longer to read. */
  reasons: ReactNode;
};

/** What lies under one square, with what there is to do about it. */
export function SquarePanel({ view, budget, hrefOf, reasons }: Properties) {
  const { detail, untested, diff, filter } = view;
  const asOf = view.pinned ? view.asOf : null;
  return (
    <article className="square-panel">
      <PanelHeading view={view} />
      {untested && <PanelUntested view={view} untested={untested} hrefOf={hrefOf} />}
      {detail && (
        <>
          <PanelStanding detail={detail} budget={diff ? null : budget} />
          {diff && filter.diff && <PanelDiff diff={diff} filter={filter.diff} cell={detail.cell} budget={budget} />}
          <PanelCells view={view} />
          <PanelHistory detail={detail} asOf={asOf} />
          {reasons}
          <KnownIssues issues={detail.knownIssues} />
          <PanelRuns detail={detail} asOf={asOf} />
          <PanelActions detail={detail} asOf={asOf} />
        </>
      )}
    </article>
  );
}

function KnownIssues({ issues }: { issues: NonNullable<SquareView["detail"]>["knownIssues"] }) {
  const t = useTranslations("square");
  if (issues.length === 0) return null;
  return (
    <PanelPart title={t("knownIssues")}>
      <ul className="space-y-1 text-xs">
        {issues.map((issue) => (
          <li key={issue.id} className="text-muted">
            <IssueText issue={issue} />
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
