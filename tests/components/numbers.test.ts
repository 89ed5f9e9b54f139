import { describe, expect, it } from "vitest";
import { formatInstant } from "@/components/format/instants";
import { numberFormats } from "@/components/format/numbers";

const en = numberFormats("en");
const zh = numberFormats("zh-CN");

describe("numbers", () => {
  it("read proportions as percent, with a space in English and none in Chinese", () => {
    expect(en.text(en.value(0.724, "fraction"))).toBe("72.4\u00a0%");
    expect(zh.text(zh.value(0.724, "fraction"))).toBe("72.4%");
    expect(en.text(en.value(1, "fraction"))).toBe("100.0\u00a0%");
  });

  it("sign deltas, with a true minus, in points for proportions", () => {
    expect(en.text(en.delta(-0.022, "fraction"))).toBe("−2.2\u00a0pt");
    expect(en.text(en.delta(0.001, "fraction"))).toBe("+0.1\u00a0pt");
    expect(zh.text(zh.delta(-0.189, "fraction"))).toBe("−18.9\u00a0pt");
  });

  it("show a stated delta as its table printed it", () => {
    expect(en.text(en.stated(0.7496 - 0.7505, "fraction"))).toBe("−0.09\u00a0pt");
    expect(en.text(en.stated(0.7512 - 0.7496, "fraction"))).toBe("+0.16\u00a0pt");
    expect(en.text(en.stated(0.72 - 0.7, "fraction"))).toBe("+2.0\u00a0pt");
    expect(en.text(en.stated(7.4535 - 7.3315, ""))).toBe("+0.122");
    expect(zh.text(zh.stated(0, "dB"))).toBe("0\u00a0dB");
  });

  it("give a delta that rounds to zero no sign", () => {
    expect(en.text(en.delta(-0.0004, "fraction"))).toBe("0.0\u00a0pt");
    expect(en.text(en.delta(0, "dB"))).toBe("0\u00a0dB");
  });

  it("leave other units as they are", () => {
    expect(en.text(en.value(29.6, "dB"))).toBe("29.6\u00a0dB");
    expect(en.text(en.delta(29.6 - 29.7, "dB"))).toBe("−0.1\u00a0dB");
    expect(en.text(en.value(0.69532, "SSIM"))).toBe("0.695\u00a0SSIM");
    expect(en.text(en.value(12.5, ""))).toBe("12.5");
  });

  it("group counts", () => {
    expect(en.count(1_000_000)).toBe("1,000,000");
    expect(zh.count(41_208)).toBe("41,208");
  });

  it("name the size of bytes", () => {
    expect(en.bytes(999)).toBe("999\u00a0B");
    expect(en.bytes(3_512_345)).toBe("3.5\u00a0MB");
  });

  it("say instants in UTC and say so", () => {
    expect(formatInstant("en", Date.UTC(2026, 0, 12, 8, 3))).toBe("12 Jan 2026, 08:03 UTC");
    expect(formatInstant("zh-CN", Date.UTC(2026, 0, 12, 8, 3))).toBe("2026年1月12日 08:03 UTC");
  });
});
