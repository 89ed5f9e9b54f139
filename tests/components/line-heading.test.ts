import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { fullLabel } from "@/components/matrix/axis-words";
import type { LineFacts } from "@/components/matrix/facts";
import { headingNames, headingOf } from "@/components/matrix/line-heading";
import type { Grouping } from "@/lib/domain/matrix-layout";
import { entriesOf } from "@/lib/services/order-axis";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const LANGUAGES = [
  ["English", createTranslator({ locale: "en", messages: en, namespace: "matrix" }) as never],
  ["Chinese", createTranslator({ locale: "zh-CN", messages: zh, namespace: "matrix" }) as never],
] as const;

const SHORTS = ["w8a8", "w8a8-pc", "fp16", "mxfp4-b32", "w4"];
const METHODS = ["none", "ptq", "qat", "weight-only", "unknown"];
const SCHEMES = entriesOf(
  "scheme",
  METHODS.flatMap((method) => SHORTS.map((short) => `${method}:${short}`)),
);

const [, english] = LANGUAGES[0];
const facts = (id: string): LineFacts => {
  const [entry] = entriesOf("scheme", [id]);
  if (!entry) throw new Error(`no entry for ${id}`);
  return { ...entry, fullLabel: fullLabel("scheme", entry, english), href: null };
};
const heading = (id: string, grouping: Grouping, group: string | null) =>
  headingOf(
    { key: `entry:${id}`, entry: facts(id), group, folded: false, count: 1 },
    { entry: facts(id), group: "Group", folded: "{count} columns", grouping },
  );

describe("names of schemes away from the heading of their method", () => {
  it.each(LANGUAGES)("are never shared by two of them in %s", (_language, t) => {
    const names = SCHEMES.map((entry) => fullLabel("scheme", entry, t));
    expect(new Set(names).size).toBe(names.length);
  });

  it("say the method before the short name, also where only the id is known", () => {
    expect(fullLabel("scheme", { id: "ptq:w8a8-pc", label: "w8a8-pc" }, english)).toBe("PTQ w8a8-pc");
    expect(fullLabel("scheme", { id: "qat:w8a8-pc", label: "qat:w8a8-pc" }, english)).toBe("QAT w8a8-pc");
    expect(fullLabel("scheme", { id: "unknown:w8a8", label: "w8a8" }, english)).toBe("w8a8");
    expect(fullLabel("qairt", { id: "2.40.0", label: "2.40.0" }, english)).toBe("QAIRT 2.40.0");
  });
});

describe("a heading", () => {
  it("is short below its method alone; flat and by weights it says the method", () => {
    expect(heading("qat:w8a8-pc", "method", "qat").label).toBe("w8a8-pc");
    expect(heading("qat:w8a8-pc", "weights", "w8").label).toBe("QAT w8a8-pc");
    expect(heading("qat:w8a8-pc", "flat", null).label).toBe("QAT w8a8-pc");
  });

  it("names its squares in full however short it is", () => {
    expect(heading("qat:w8a8-pc", "method", "qat").name).toBe("QAT w8a8-pc");
    const names = headingNames(heading("qat:w8a8-pc", "method", "qat"), "worst first");
    expect(names).toEqual({ title: "QAT w8a8-pc", "aria-label": "QAT w8a8-pc, worst first" });
    expect(headingNames(heading("qat:w8a8-pc", "flat", null), null)).toEqual({ title: "QAT w8a8-pc" });
  });

  it("of a folded group is the group's, with how many lines it holds", () => {
    const folded = { key: "group:qat", entry: null, group: "qat", folded: true, count: 3 };
    const around = { entry: undefined, group: "QAT", folded: "{count} columns", grouping: "method" as const };
    expect(headingOf(folded, around)).toEqual({ label: "QAT", detail: "3 columns", name: "QAT" });
  });
});
