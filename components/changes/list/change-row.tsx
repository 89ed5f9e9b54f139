import Link from "next/link";
import { useTranslations } from "next-intl";
import { CellMarks } from "@/components/changes/parts/cell-marks";
import { useCellWords } from "@/components/changes/parts/cell-words";
import { ChangeValues } from "@/components/changes/parts/change-values";
import { Difference } from "@/components/changes/parts/difference";
import { useRuleWords, useTestWords } from "@/components/changes/parts/rule-words";
import { StateBadge } from "@/components/changes/parts/state-badge";
import { VerdictBadge } from "@/components/changes/parts/verdict-badge";
import { TriageState } from "@/components/changes/triage/triage-state";
import { useFormats } from "@/components/format/use-formats";
import { FootnoteMark } from "@/components/known-issues/footnote-mark";
import { Button } from "@/components/ui/button";
import type { ChangeLine } from "@/lib/domain/change-view";

type Properties = {
  line: ChangeLine;
  /** Where the change opens. */
  href: string;
  may: boolean;
  /** Whether changes of several states are listed; else the list says the state of all of them. */
  mixed: boolean;
  /** Numbers of the known issues that cover it. */
  notes: readonly number[];
};

/** One change: the cell, what became of its value, why that counts, and what was done about it. */
export function ChangeRow({ line, href, may, mixed, notes }: Properties) {
  const t = useTranslations("changes");
  const { cell, state, assignee } = line;
  const words = useCellWords()(cell);
  const name = [words.model, words.target, words.how].join(" · ");
  return (
    <tr
      className="change-row"
      data-change={line.id}
      data-name={name}
      data-state={state}
      data-assignee={assignee ?? undefined}
    >
      <td className="change-verdict">
        <VerdictBadge verdict={line.verdict} />
      </td>
      <td className="change-cell">
        <span className="flex min-w-0 items-baseline gap-1.5">
          <Link href={href} prefetch={false} data-stop="" className="min-w-0 truncate font-[560]" title={words.model}>
            <bdi>{words.model}</bdi>
          </Link>
          <FootnoteMark numbers={notes} />
          <CellMarks cell={cell} />
        </span>
        <Second text={words.evaluation} />
      </td>
      <td className="change-target">
        <bdi className="block truncate" title={words.target}>
          {words.target}
        </bdi>
        <Second text={words.how} />
      </td>
      <td className="change-values">
        <ChangeValues from={line.from} to={line.to} unit={cell.unit} />
        <Evidence line={line} />
      </td>
      <td className="change-difference" data-number="">
        <Moved line={line} />
      </td>
      <td className="change-state">
        <TriageState id={line.id}>
          {mixed ? <StateBadge state={state} assignee={assignee} /> : <Assignee name={assignee} />}
        </TriageState>
      </td>
      {may && (
        <td className="change-actions">
          <Button small data-triage="" aria-label={t("triage.oneOf", { name })}>
            {t("triage.button")}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** What came between both values: the kind when it is no plain step, the rule, and how sure it is. */
function Evidence({ line }: { line: ChangeLine }) {
  const t = useTranslations("changes");
  const rule = useRuleWords()(line);
  const test = useTestWords()(line);
  const kind = line.kind === "step" || line.kind === "reference" ? null : t(`kind.${line.kind}`);
  return <Second text={[kind, rule, test].filter(Boolean).join(" · ")} />;
}

/** Of a moved reference the value says nothing: what moved is its distance to it. */
function Moved({ line: { kind, numbers, cell, from } }: { line: ChangeLine }) {
  const t = useTranslations("changes");
  const formats = useFormats();
  if (kind !== "reference") return <Difference numbers={numbers} unit={cell.unit} before={from.value} />;
  const { before, after } = numbers.gap;
  const gap = (value: number | null) => (value === null ? t("unknown") : formats.delta(value, cell.unit).number);
  const unit = formats.delta(0, cell.unit).unit;
  return (
    <span className="inline-flex flex-col items-end">
      <span className="whitespace-nowrap">{`${gap(before)} ${t("arrow")} ${gap(after)}${unit}`}</span>
      <span className="text-2xs text-muted">{t("toReference")}</span>
    </span>
  );
}

function Assignee({ name }: { name: string | null }) {
  const t = useTranslations("changes");
  if (name === null) return null;
  return (
    <bdi className="block truncate text-muted text-xs" title={t("assignedTo", { name })}>
      {name}
    </bdi>
  );
}

function Second({ text }: { text: string }) {
  return (
    <bdi className="block truncate text-2xs text-muted" title={text}>
      {text}
    </bdi>
  );
}
