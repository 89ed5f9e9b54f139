import { describe, expect, it } from "vitest";
import { negotiateLocale } from "@/components/locale/locales";
import { readContrast, readTheme } from "@/components/theme/themes";

describe("negotiateLocale", () => {
  it.each([
    ["zh-CN", "en", "zh-CN"],
    [undefined, "zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    [undefined, "fr-FR, de;q=0.9", "en"],
    [undefined, "en;q=0.3, zh;q=0.7", "zh-CN"],
    [undefined, "zh;q=0, en", "en"],
    [undefined, null, "en"],
    ["../../etc", "zh", "zh-CN"],
    [undefined, ";;q=,,\u0000", "en"],
  ] as const)("chosen %j, browser %j: %s", (chosen, header, expected) => {
    expect(negotiateLocale(chosen, header)).toBe(expected);
  });
});

describe("themes", () => {
  it("follow the system for any cookie that is not a theme", () => {
    expect([readTheme("dark"), readTheme("<b>"), readTheme(undefined)]).toEqual(["dark", "system", "system"]);
  });

  it("have more contrast only where it was chosen", () => {
    expect([readContrast("more"), readContrast("less"), readContrast(undefined)]).toEqual(["more", "system", "system"]);
  });
});
