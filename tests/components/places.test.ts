import { describe, expect, it } from "vitest";
import { chipHref, modelHref } from "@/components/layout/places";

describe("places of chips and models", () => {
  it("keep any name in one segment of the path", () => {
    expect(chipHref("SM8650")).toBe("/chips/SM8650");
    const href = modelHref("a/b c·模型?#%");
    expect(href.split("/")).toHaveLength(3);
    expect(decodeURIComponent(href.slice("/models/".length))).toBe("a/b c·模型?#%");
  });

  it("keep the moment that the linking page is pinned to", () => {
    expect(chipHref("SM8650", 12)).toBe("/chips/SM8650?asOf=12");
    expect(modelHref("resnet", 0)).toBe("/models/resnet?asOf=0");
  });
});
