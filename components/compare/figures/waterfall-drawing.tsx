import type { Scale } from "@/components/compare/figures/scale";

export type Step =
  | { kind: "start"; id: string; label: string; note: string; number: string }
  | { kind: "missing"; id: string; label: string; note: string }
  | {
      kind: "part";
      id: string;
      label: string;
      note: string;
      number: string;
      bounds: string;
      /** Places on the axis, from 0 at the first stage. */
      from: number;
      to: number;
      whisker: { low: number; high: number } | null;
      title: string;
    };

type Properties = { label: string; steps: Step[]; scale: Scale; tick: (value: number) => string };

const TOP = 16;
const STEP = 52;
const BAR = 9;
/** From the top of a step to its bar: its words stand above. */
const BAR_AT = 34;
/** A part of nothing is still a mark. */
const LEAST_WIDTH = 2;

const percent = (place: string) => Number.parseFloat(place);

/** Stage after stage from the top; what each loses or gains hangs where the one before it ended. */
export function WaterfallDrawing({ label, steps, scale, tick }: Properties) {
  const height = TOP + steps.length * STEP;
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="figure">
      {scale.ticks.map((value) => (
        <g key={value}>
          <text x={scale.at(value)} y={9} textAnchor="middle">
            {tick(value)}
          </text>
          <line
            x1={scale.at(value)}
            x2={scale.at(value)}
            y1={TOP}
            y2={height}
            className={value === 0 ? "figure-zero" : "figure-grid"}
          />
        </g>
      ))}
      {steps.map((step, index) => (
        <Stage key={step.id} step={step} top={TOP + index * STEP} scale={scale} last={index === steps.length - 1} />
      ))}
    </svg>
  );
}

function Stage({ step, top, scale, last }: { step: Step; top: number; scale: Scale; last: boolean }) {
  const middle = top + BAR_AT + BAR / 2;
  return (
    <g>
      <line x1="0%" x2="100%" y1={top} y2={top} className="figure-grid" />
      <text x="0" y={top + 13} className="figure-name">
        {step.label}
      </text>
      <text x="0" y={top + 27} className="figure-detail">
        {step.note}
      </text>
      {step.kind !== "missing" && (
        <text x="100%" y={top + 13} textAnchor="end" className="figure-number">
          {step.number}
        </text>
      )}
      {step.kind === "part" && (
        <text x="100%" y={top + 27} textAnchor="end" className="figure-detail">
          {step.bounds}
        </text>
      )}
      {step.kind === "start" && (
        <line x1={scale.at(0)} x2={scale.at(0)} y1={top + BAR_AT - 2} y2={top + STEP} className="figure-whisker" />
      )}
      {step.kind === "missing" && (
        <rect x="6%" width="88%" y={top + BAR_AT + 1} height={BAR - 2} rx={3} className="figure-missing" />
      )}
      {step.kind === "part" && (
        <>
          <Bar step={step} top={top} scale={scale} />
          {step.whisker && (
            <>
              <line
                x1={scale.at(step.whisker.low)}
                x2={scale.at(step.whisker.high)}
                y1={middle}
                y2={middle}
                className="figure-whisker"
              />
              {[step.whisker.low, step.whisker.high].map((bound) => (
                <line
                  key={bound}
                  x1={scale.at(bound)}
                  x2={scale.at(bound)}
                  y1={middle - 3}
                  y2={middle + 3}
                  className="figure-whisker"
                />
              ))}
            </>
          )}
          {!last && (
            <line x1={scale.at(step.to)} x2={scale.at(step.to)} y1={middle} y2={top + STEP} className="figure-base" />
          )}
        </>
      )}
    </g>
  );
}

function Bar({ step, top, scale }: { step: Extract<Step, { kind: "part" }>; top: number; scale: Scale }) {
  const [from, to] = [percent(scale.at(step.from)), percent(scale.at(step.to))];
  const sign = step.to < step.from ? "worse" : step.to > step.from ? "better" : "none";
  return (
    <rect
      x={`${Math.min(from, to)}%`}
      width={from === to ? LEAST_WIDTH : `${Math.abs(to - from)}%`}
      y={top + BAR_AT}
      height={BAR}
      rx={1.5}
      className="figure-part"
      data-sign={sign}
    >
      <title>{step.title}</title>
    </rect>
  );
}
