import type { FaceState } from "@/components/matrix/face";
import { ALARM_SIGN } from "@/components/matrix/marks";
import type { Tone } from "@/components/matrix/tone";

type Properties = {
  state: FaceState;
  tone?: Tone;
  main: string;
  unit?: string;
  sub?: string;
  sign?: string;
  alarm?: boolean;
  evidence?: "shown" | "weak" | "none";
};

/** A square as the matrix draws it, with made-up figures; for the eyes alone, since what it means stands beside it. */
export function SampleSquare({ state, tone, main, unit, sub, sign, alarm = false, evidence }: Properties) {
  return (
    <span className="square" data-state={state} data-tone={tone} data-evidence={evidence} aria-hidden="true">
      <span className="square-main">
        {main}
        {unit && <small>{unit}</small>}
      </span>
      {sub && <span className="square-sub">{sub}</span>}
      {alarm && <i className="square-alarm">{ALARM_SIGN}</i>}
      {sign && (
        <span className="square-signs">
          <i>{sign}</i>
        </span>
      )}
    </span>
  );
}
