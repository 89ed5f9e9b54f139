import type { FaceState } from "@/components/matrix/face";
import type { Tone } from "@/components/matrix/tone";

type Properties = {
  state: FaceState;
  tone?: Tone;
  main: string;
  unit?: string;
  sub?: string;
  sign?: string;
  alarm?: boolean;
};

/** A square as the matrix draws it, with made-up figures; for the eyes alone, since what it means stands beside it. */
export function SampleSquare({ state, tone, main, unit, sub, sign, alarm = false }: Properties) {
  return (
    <span className="square" data-state={state} data-tone={tone} aria-hidden="true">
      <span className="square-main">
        {main}
        {unit && <small>{unit}</small>}
      </span>
      {sub && <span className="square-sub">{sub}</span>}
      {sign && alarm && <i className="square-alarm">{sign}</i>}
      {sign && !alarm && (
        <span className="square-signs">
          <i>{sign}</i>
        </span>
      )}
    </span>
  );
}
