"use client";

import { type ReactNode, useDeferredValue, useMemo } from "react";
import type { LegendTerm } from "@/components/matrix/legend-terms";
import type { Look } from "@/components/matrix/make-face";
import { ALARM_SIGN, MARK_SIGNS } from "@/components/matrix/marks";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, useMatrix } from "@/components/matrix/use-matrix";
import { TermMark } from "@/components/terms/term-mark";
import type { CellMark, Mode } from "@/lib/domain/matrix";

const SCALE = [
  ...(["better-5", "better-4", "better-3", "better-2", "better-1", "zero"] as const),
  ...(["worse-1", "worse-2", "worse-3", "worse-4", "worse-5"] as const),
];
const EVIDENCES = ["shown", "weak", "none"] as const;
const BUDGETS = ["outside", "beyond", "within"] as const;
const STATES = ["stale", "reference", "incomparable", "unsupported", "failed", "untested"] as const;
const STEPS = [1, 2, 3, 4, 5] as const;

/** What occurs above: only that is explained. */
function occurring({ arranged, lookOf, facts }: Pick<Matrix, "arranged" | "lookOf" | "facts">) {
  const found = { of: new Set<string>(), alarms: false, intervals: false, unknownN: false, several: false };
  const add = (face: Look) => {
    for (const sign of face.signs) found.of.add(`sign ${sign}`);
    found.of.add(`state ${face.state}`).add(`evidence ${face.evidence}`).add(`budget ${face.budget}`);
    if (face.alarm) found.alarms = true;
  };
  for (const square of arranged.squares.flat()) {
    add(lookOf(square));
    if (square.facts?.low !== undefined) found.intervals = true;
    if (square.squares === 1 && square.facts?.count !== undefined) found.several = true;
    if (square.facts !== null && square.facts.n === undefined) found.unknownN = true;
  }
  const units = facts.metrics.map(({ unit }) => unit);
  return { ...found, points: units.includes("fraction"), shares: units.some((unit) => unit !== "fraction") };
}

/** What the colours, looks and signs of the matrix mean. */
export function MatrixLegend() {
  const { arranged, lookOf: newest, facts, words } = useMatrix();
  const { layout } = useLayout();
  // It looks at every square, also at those out of sight: the grid answers first.
  const lookOf = useDeferredValue(newest);
  const found = useMemo(() => occurring({ arranged, lookOf, facts }), [arranged, lookOf, facts]);
  const { legend, square } = words;
  const signs = (Object.entries(MARK_SIGNS) as [keyof typeof legend.sign & CellMark, string][]).filter(([, sign]) =>
    found.of.has(`sign ${sign}`),
  );
  return (
    <section aria-label={legend.title} className="matrix-legend">
      <Scale mode={layout.mode} found={found} words={legend} />
      {BUDGETS.filter((standing) => found.of.has(`budget ${standing}`)).map((standing) => (
        <Item
          key={standing}
          term={legend.terms[standing]}
          swatch={<span className="square legend-swatch" data-budget={standing} />}
        >
          {legend.budget[standing]}
        </Item>
      ))}
      {STATES.filter((state) => found.of.has(`state ${state}`)).map((state) => (
        <Item
          key={state}
          {...(state === "incomparable" ? { title: legend.explain[state] } : { term: legend.terms[state] })}
          swatch={<span className="square legend-swatch" data-state={state} />}
        >
          {square.state[state]}
        </Item>
      ))}
      {found.alarms && (
        <Item
          term={legend.terms.alarm}
          swatch={
            <i className="square-sign" data-alarm="">
              {ALARM_SIGN}
            </i>
          }
        >
          {legend.alarm}
        </Item>
      )}
      {signs.map(([mark, sign]) => (
        <Item key={mark} term={legend.terms[mark]} swatch={<i className="square-sign">{sign}</i>}>
          {legend.sign[mark]}
        </Item>
      ))}
      {found.several && <span>{legend.several}</span>}
      {found.intervals && <Item term={legend.terms.interval}>{legend.interval}</Item>}
      {found.unknownN && <Item term={legend.terms.unknownN}>{legend.unknownN}</Item>}
    </section>
  );
}

type Explained = Matrix["words"]["legend"]["terms"][LegendTerm];
type ItemProperties = { swatch?: ReactNode; title?: string; term?: Explained; children: ReactNode };

/** A look with its words; a term among them opens its sentence. */
function Item({ swatch, title, term, children }: ItemProperties) {
  return (
    <span className="flex items-center gap-1.5" title={title}>
      {swatch}
      {term ? <TermMark {...term}>{children}</TermMark> : children}
    </span>
  );
}

type ScaleProperties = { mode: Mode; found: ReturnType<typeof occurring>; words: Matrix["words"]["legend"] };

function Scale({ mode, found, words }: ScaleProperties) {
  if (mode === "n" || mode === "age" || mode === "npu")
    return (
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="flex gap-px">
          {STEPS.map((step) => (
            <span key={step} className="square legend-swatch" data-step={step} aria-hidden="true" />
          ))}
        </span>
        {mode === "age" ? words.steps.age : <TermMark {...words.terms[mode]}>{words.steps[mode]}</TermMark>}
      </span>
    );
  // Other modes colour a square by its own delta beside a second version too.
  const scale = { ...words, ...(mode === "delta" ? words.change : null) };
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        {scale.better}
        <span className="flex gap-px">
          {SCALE.map((tone) => (
            <span key={tone} className="square legend-swatch" data-tone={tone} aria-hidden="true" />
          ))}
        </span>
        <TermMark {...words.terms.delta}>{scale.worse}</TermMark>
        {found.points && <span>{words.stepsOfPoints}</span>}
        {found.shares && <span>{scale.stepsOfReference}</span>}
      </span>
      {EVIDENCES.filter((evidence) => found.of.has(`evidence ${evidence}`)).map((evidence) => (
        <Item
          key={evidence}
          {...(evidence === "shown" ? { term: words.terms.shown } : {})}
          swatch={
            <span
              className="square legend-swatch"
              data-tone="worse-4"
              data-evidence={evidence === "shown" ? undefined : evidence}
            />
          }
        >
          {words.evidence[evidence]}
        </Item>
      ))}
    </>
  );
}
