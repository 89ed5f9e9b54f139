import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay } from "@/components/format/instants";
import { formatList } from "@/components/format/lists";
import { numberFormats } from "@/components/format/numbers";
import { formatAgo, formatDuration } from "@/components/format/spans";
import { shortVersions } from "@/components/format/versions";

const DAY = 86_400_000;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("durations", () => {
  it.each([
    [0, "0 ms", "0 ms"],
    [1.9, "1.9 ms", "1.9 ms"],
    [12_340, "12.3 s", "12.3 秒"],
    [59_990, "1 min", "1 分"],
    [250_000, "4 min 10 s", "4 分 10 秒"],
    [3_600_000, "1 h", "1 小时"],
    [2 * DAY + 5 * 3_600_000, "2 d 5 h", "2 天 5 小时"],
  ])("of %d ms", (ms, en, zh) => {
    expect(plain(formatDuration("en", ms))).toBe(en);
    expect(plain(formatDuration("zh-CN", ms))).toBe(zh);
  });

  it("never say sixty seconds", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10 * DAY, noNaN: true }), (ms) => {
        expect(plain(formatDuration("en", ms))).not.toMatch(/\b60(\.0)? (s|min)\b/);
      }),
    );
  });
});

describe("ages", () => {
  const now = Date.UTC(2026, 0, 20);

  it.each([
    [now - 3 * DAY, "3 days ago", "3 天前"],
    [now - 12 * DAY - 1, "12 days ago", "12 天前"],
    [now - DAY, "1 day ago", "1 天前"],
    [now - 90 * 60_000, "1 hour ago", "1 小时前"],
    [now - 59_000, "just now", "刚刚"],
    [now + DAY, "just now", "刚刚"],
  ])("of %d", (then, en, zh) => {
    expect(formatAgo("en", then, now)).toBe(en);
    expect(plain(formatAgo("zh-CN", then, now))).toBe(zh);
  });
});

describe("intervals", () => {
  const en = numberFormats("en");
  const zh = numberFormats("zh-CN");

  it("stand in brackets with one unit for both ends", () => {
    expect(plain(en.text(en.interval(0.699, 0.755, "fraction")))).toBe("[69.9, 75.5] %");
    expect(zh.text(zh.interval(0.699, 0.755, "fraction"))).toBe("[69.9, 75.5]%");
    expect(plain(en.text(en.interval(29.61, 30, "dB")))).toBe("[29.61, 30.0] dB");
  });

  it("of a delta are signed on both ends", () => {
    expect(plain(en.text(en.deltaInterval(-0.031, 0.004, "fraction")))).toBe("[−3.1, +0.4] pt");
  });

  it("reach to both sides", () => {
    expect(plain(en.text(en.reach(0.028, "fraction")))).toBe("±2.8 pt");
  });
});

describe("other formats", () => {
  it("say a day of UTC", () => {
    expect(formatDay("en", Date.UTC(2026, 0, 12, 23, 59))).toBe("12 Jan 2026");
    expect(formatDay("zh-CN", Date.UTC(2026, 0, 12, 23, 59))).toBe("2026年1月12日");
  });

  it("list names as the language does", () => {
    expect(formatList("en", ["a", "b", "c"])).toBe("a, b, and c");
    expect(formatList("zh-CN", ["a", "b", "c"])).toBe("a、b和c");
  });

  it("leave the build out of a version, unless it is all that differs", () => {
    const [build, other] = ["2.40.0.251030114326_189385", "2.40.0.251130114326_199385"];
    expect(shortVersions(build, "2.42.0")).toEqual({ from: "2.40.0", to: "2.42.0" });
    expect(shortVersions(build, other)).toEqual({ from: build, to: other });
  });
});
