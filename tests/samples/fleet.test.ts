import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { countBits } from "@/lib/contract/bitset";
import { communityNote } from "@/lib/samples/community-note";
import { sampleFleet } from "@/lib/samples/fleet";
import { acceptRun } from "@/lib/services/record-runs";

const NOW = Date.parse("2026-06-01T00:00:00Z");
const fleet = [...sampleFleet()];
const runs = [...communityNote(), ...fleet];

const valuesOn = (soc: string, model: string, scheme: string) =>
  fleet
    .filter((run) => run.target.soc === soc && run.model.name === model && run.scheme === scheme)
    .map((run) => [run.stack?.qairt, run.result.value] as const);

describe("the sample runs", () => {
  test("are accepted, every one, each with an id of its own", () => {
    const ids = runs.map((value, index) => {
      const accepted = acceptRun({ place: `sample[${index}]`, value }, NOW);
      return "run" in accepted ? accepted.run.id : accepted.problem.detail;
    });
    expect(new Set(ids).size).toBe(runs.length);
    expect(ids.filter((id) => !/^[0-9a-f-]{36}$/.test(id))).toEqual([]);
  });

  test("are always the same: a database filled last year knows them again", () => {
    expect(JSON.stringify([...communityNote(), ...sampleFleet()])).toBe(JSON.stringify(runs));
    // Changing this changes the ids of stored sample runs: restoring would add them a second time.
    expect(createHash("sha256").update(JSON.stringify(runs)).digest("hex")).toMatchInlineSnapshot(
      `"dedfd2cf9b8e86c07aa63baa281a9a93bc297cb42af34f2648b2d5d6e05ddff4"`,
    );
  });
});

describe("the community note", () => {
  test("says what was published and nothing else", () => {
    expect(communityNote().map((run) => [run.target.soc ?? run.target.device, run.result.value])).toEqual([
      ["A100", 94.2],
      ["Snapdragon 8 Gen 3", 91.8],
      ["Snapdragon 8 Gen 2", 87.3],
      ["Snapdragon 7 Gen 3", 81.5],
      ["Snapdragon 6 Gen 3", 77.4],
      ["Snapdragon 4 Gen 2", 71.2],
    ]);
    for (const run of communityNote()) {
      expect(run).not.toHaveProperty("runner");
      expect(run).not.toHaveProperty("startedAt");
      expect(run.eval).not.toHaveProperty("samples");
      expect(Object.keys(run.stack ?? {})).toEqual(["path"]);
    }
  });
});

describe("the virtual fleet", () => {
  test("says of every run that it is simulated, and names no real chip", () => {
    for (const run of fleet) {
      expect(run.target.simulated).toBe(true);
      if (run.target.kind === "device") expect(run.target.soc).toMatch(/^Virtual [A-E]$/);
    }
  });

  test("counts what its bits say", () => {
    for (const { result } of fleet) {
      if (result.status !== "ok") continue;
      const bits = Buffer.from(result.bits ?? "", "base64");
      expect(countBits(bits)).toBe(result.correct);
      expect(result.value).toBe((result.correct ?? 0) / 1000);
    }
  });

  test("has one SDK step that breaks one chip", () => {
    const broken = valuesOn("Virtual C", "virtual-cnn", "ptq:w8a8-pc");
    const before = broken.filter(([qairt]) => qairt === "0.1.0" || qairt === "0.2.0").map(([, value]) => value ?? 0);
    const after = broken.filter(([qairt]) => qairt === "0.3.0" || qairt === "0.4.0").map(([, value]) => value ?? 0);
    expect(Math.min(...before) - Math.max(...after)).toBeGreaterThan(0.1);
    const sound = valuesOn("Virtual B", "virtual-cnn", "ptq:w8a8-pc").map(([, value]) => value ?? 0);
    expect(Math.max(...sound) - Math.min(...sound)).toBeLessThan(0.01);
  });

  test("has one layer that saturates, which QAT avoids", () => {
    const worstLayer = (scheme: string) => {
      const run = fleet.find(
        (one) => one.target.soc === "Virtual E" && one.model.name === "virtual-cnn" && one.scheme === scheme,
      );
      const values = (run?.layers?.metrics.localSqnr ?? []).map((value) => value ?? Number.POSITIVE_INFINITY);
      const least = Math.min(...values);
      return { id: run?.layers?.graph[values.indexOf(least)]?.id, least };
    };
    expect(worstLayer("ptq:w8a8-pc")).toEqual({ id: "/head/gemm", least: 7 });
    expect(worstLayer("qat:w8a8-pc").least).toBeGreaterThan(30);
  });

  test("shows every state: fallback, unsupported, timed out, emulated and untested", () => {
    expect(fleet.some((run) => (run.placement?.cpu ?? 0) > 0)).toBe(true);
    expect(new Set(fleet.map((run) => run.result.status))).toEqual(new Set(["ok", "unsupported", "timeout"]));
    expect(fleet.some((run) => typeof run.scheme === "object" && run.scheme.emulated === true)).toBe(true);
    expect(valuesOn("Virtual B", "virtual-vit", "qat:w8a8-pc")).toEqual([]);
  });
});
