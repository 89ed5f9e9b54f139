import type { ChangeLine, GroupCause } from "@/lib/domain/change-view";
import type { MovedAxis } from "@/lib/domain/changes/change";
import { differenceText, valueText } from "@/lib/services/figure-text";

/** Changes as English sentences, for those who read outside the pages: webhooks, the feed, the gate. */

/** Marks a text from outside as such in the medium; every name passes through it. */
export type Quote = (text: string) => string;

const AXES: Record<MovedAxis["axis"], string> = {
  qairt: "QAIRT",
  qnnEp: "QNN EP",
  onnxruntime: "ONNX Runtime",
  qairtCompile: "QAIRT at compile time",
  runtime: "runtime",
  options: "options",
};

/** `QAIRT 2.40.0 → 2.42.0`; empty when nothing recorded moved. */
export function movedText(moved: readonly MovedAxis[], quote: Quote): string {
  const version = (text: string | null) => (text === null ? "unknown" : quote(text));
  return moved
    .map(
      ({ axis, option, from, to }) =>
        `${option === null ? AXES[axis] : quote(option)} ${version(from)} → ${version(to)}`,
    )
    .join(", ");
}

/** What the changes of a group have in common. */
export function causeText(cause: GroupCause, quote: Quote): string {
  const moved = "moved" in cause ? movedText(cause.moved, quote) : "";
  switch (cause.kind) {
    case "versions":
      return moved;
    case "reference":
      return moved === "" ? "the reference moved" : `the reference moved (${moved})`;
    case "campaign":
      return `no recorded version moved, campaign ${quote(cause.name)}`;
    default:
      return "no recorded version moved";
  }
}

/** Where: `mobilenet_v2 on SM8650 (Snapdragon 8 Gen 3), ptq:w8a8, ort-qnn`. */
export function placeText({ cell }: Pick<ChangeLine, "cell">, quote: Quote): string {
  const chip = cell.chip === null ? cell.targetKind : quote(cell.chip);
  const named = cell.chipName === null ? chip : `${chip} (${cell.chipName})`;
  const model = [cell.model, cell.variant].filter((part) => part !== null).join(" ");
  const marks = [
    cell.simulated ? "simulated" : null,
    cell.emulated ? "emulated" : null,
    cell.sample ? "sample data" : null,
  ];
  return [`${quote(model)} on ${named}`, quote(cell.scheme), cell.path && quote(cell.path), ...marks]
    .filter(Boolean)
    .join(", ");
}

/** What happened to its value: `71.9 % → 48.9 % (−23.0 pt)`. */
export function valuesText({ cell, from, to, numbers }: ChangeLine, quote: Quote): string {
  const side = ({ status, value }: ChangeLine["from"]) =>
    status !== "ok" ? status : value === null ? "no value" : valueText(value, cell.unit, quote);
  const by = numbers.difference === null ? "" : ` (${differenceText(numbers.difference, cell.unit, quote)})`;
  return `${side(from)} → ${side(to)}${by}`;
}

/** The whole of a change in one sentence. */
export function changeText(line: ChangeLine, quote: Quote): string {
  const what = line.kind === "reference" ? "reference moved" : line.verdict;
  return `${placeText(line, quote)}: ${what}, ${quote(line.cell.metric)} ${valuesText(line, quote)}`;
}
