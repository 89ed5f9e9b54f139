import type { useTranslations } from "next-intl";
import type { FaceState } from "@/components/matrix/face";
import { INCOMPARABLE, type Incomparable } from "@/lib/domain/compare-view";
import { CELL_MARKS, CELL_STATES, type CellMark } from "@/lib/domain/matrix";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

const record = <Key extends string>(keys: readonly Key[], word: (key: Key) => string) =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, string>;

/**
 * The words of squares as templates, sent to the browser once: a blank stays `{count}` there. So the flight data of
 * thousands of squares carry figures only.
 */
export function squareWords(t: Translate, compare: ReturnType<typeof useTranslations<"compare">>) {
  const blank = (name: string) => `{${name}}`;
  return {
    state: record<FaceState>([...CELL_STATES, "reference", "incomparable"], (state) => t(`state.${state}`)),
    mark: record<CellMark>(CELL_MARKS, (mark) => t(`mark.${mark}`)),
    incomparable: record<Incomparable>(INCOMPARABLE, (reason) => compare(`incomparable.${reason}`)),
    budget: record(["outside", "beyond", "open", "within"], (standing) => t(`budgetStanding.${standing}`)),
    evidence: record(["weak", "none"], (evidence) => t(`evidence.${evidence}`)),
    timedOut: t("timedOut"),
    noValue: t("noValue"),
    noReference: t("noReference"),
    separator: t("separator"),
    n: t("n", { count: blank("count") }),
    nUnknown: t("nUnknown"),
    oneOf: t("oneOf", { count: blank("count") }),
    worstOf: t("worstOf", { count: blank("count") }),
    worstOfSquares: t("worstOfSquares", { count: blank("count") }),
    last: t("last", { value: blank("value") }),
    against: t("against", { delta: blank("delta"), reference: blank("reference") }),
    interval: t("interval", { low: blank("low"), high: blank("high") }),
    deltaInterval: t("deltaInterval", { low: blank("low"), high: blank("high") }),
    knownIssue: t("knownIssue", { number: blank("number") }),
    alarm: t("alarm"),
    alarms: t("alarms", { count: blank("count") }),
    today: t("age.today"),
    days: t("age.days", { count: blank("count") }),
    months: t("age.months", { count: blank("count") }),
    years: t("age.years", { count: blank("count") }),
    npuUnknown: t("npuUnknown"),
    npu: t("npuShare", { share: blank("share") }),
    only: t("diff.only", { version: blank("version") }),
    before: t("diff.before", { result: blank("result") }),
    inBoth: t("diff.inBoth"),
    sides: t("diff.sides", { a: blank("a"), b: blank("b"), before: blank("before"), after: blank("after") }),
    paired: t("diff.paired"),
    unpaired: t("diff.unpaired"),
  };
}

export type SquareWords = ReturnType<typeof squareWords>;
