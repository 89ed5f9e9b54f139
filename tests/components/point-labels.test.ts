import { describe, expect, it } from "vitest";
import { pointLabels } from "@/components/series/point-labels";
import type { Stack } from "@/lib/domain/stack";
import { NO_STACK } from "@/tests/support/no-stack";

const on = (change: Partial<Stack>): Stack => ({ ...NO_STACK, ...change });

describe("names of the points of a series", () => {
  it("say only what differs, without the build", () => {
    const build = "2.40.0.251030114326_189385";
    const stacks = [on({ qairt: build, onnxruntime: "1.24.3" }), on({ qairt: "2.42.0", onnxruntime: "1.24.3" })];
    expect(pointLabels(stacks)).toEqual(["2.40.0", "2.42.0"]);
  });

  it("keep the build where two would be one name otherwise", () => {
    const builds = ["2.40.0.251030114326", "2.40.0.251101114326"];
    expect(pointLabels(builds.map((qairt) => on({ qairt })))).toEqual(builds);
  });

  it("join versions that move together, and mark the unknown", () => {
    const stacks = [on({ qairt: "2.40.0" }), on({ qairt: "2.42.0", onnxruntime: "1.25.0" })];
    expect(pointLabels(stacks)).toEqual(["2.40.0 / ?", "2.42.0 / 1.25.0"]);
  });

  it("tell options apart", () => {
    const stacks = [on({ qairt: "2.40.0" }), on({ qairt: "2.40.0", options: { htp_bf16_enable: "1" } })];
    expect(pointLabels(stacks)).toEqual(["", "htp_bf16_enable=1"]);
  });

  it("name one point alone by the first version that it knows", () => {
    expect(pointLabels([on({ onnxruntime: "1.24.3" })])).toEqual(["1.24.3"]);
    expect(pointLabels([NO_STACK])).toEqual(["?"]);
  });
});
