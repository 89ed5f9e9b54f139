import { describe, expect, it } from "vitest";
import { releaseNotes } from "@/lib/domain/release-notes";
import { RELEASES } from "@/lib/domain/releases";
import { shippedBetween } from "@/lib/domain/shipped";

const qairt = { axis: "qairt", option: null, from: "2.40.0", to: "2.44.0" } as const;

describe("what shipped between two versions", () => {
  it("names both ends and every release between, oldest first, with its source", () => {
    const [shipped] = shippedBetween([qairt]);
    expect(shipped?.releases.map(({ version }) => version)).toEqual(["2.40.0", "2.41", "2.42", "2.43", "2.44.0"]);
    for (const { dated } of shipped?.releases ?? []) expect(RELEASES).toContain(dated);
  });

  it("stays oldest first when a change leads back", () => {
    const [shipped] = shippedBetween([{ ...qairt, from: "2.44.0", to: "2.40.0" }]);
    expect(shipped).toMatchObject({ backwards: true, releases: { 0: { version: "2.40.0" }, length: 5 } });
  });

  it("says nothing where a version is unknown or no catalogue lists the axis", () => {
    expect(shippedBetween([{ ...qairt, from: null }])).toEqual([]);
    expect(shippedBetween([{ ...qairt, axis: "runtime" }])).toEqual([]);
    expect(shippedBetween([{ axis: "options", option: "htp_bf16_enable", from: "0", to: "1" }])).toEqual([]);
  });

  it("does not date a version that no source dates", () => {
    const [shipped] = shippedBetween([{ axis: "onnxruntime", option: null, from: "1.24.3", to: "1.99.0" }]);
    expect(shipped?.releases.at(-1)).toMatchObject({ version: "1.99.0", dated: null, notes: { own: false } });
  });
});

describe("release notes", () => {
  it("lead to the page that the package itself names", () => {
    expect(releaseNotes("onnxruntime", "1.24.3")).toMatchObject({
      own: true,
      url: "https://github.com/microsoft/onnxruntime/releases/tag/v1.24.3",
    });
    expect(releaseNotes("onnxruntime", "1.18")?.url).toMatch(/v1\.18\.0$/);
    expect(releaseNotes("qnn-ep", "2.7.0")?.url).toBe(
      "https://github.com/onnxruntime/onnxruntime-qnn/releases/tag/v2.7.0",
    );
  });

  it("invent no address", () => {
    expect(releaseNotes("qairt", "2.42.0")).toBeNull();
    expect(releaseNotes("onnxruntime", "1.25.1")).toMatchObject({ own: false });
    expect(releaseNotes("onnxruntime", "../x")?.url).toBe("https://github.com/microsoft/onnxruntime/releases");
  });
});
