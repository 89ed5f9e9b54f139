import { expect, it } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";
import { findMark } from "@/lib/services/marks";
import { readSets, removeSet, writeSet } from "@/lib/services/saved-sets";
import { writeSetting } from "@/lib/services/settings";
import { settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";

const NOW = Date.UTC(2026, 0, 12);
const FLEET = { name: "fleet 2026 / 手机 50 %", axis: "chip" as const, ids: ["SM8650", "SM8750-AC"] };

describeOnEveryEngine("saved sets", ({ store }) => {
  it("are what was saved, by name, whatever the name", async () => {
    await writeSet(store(), FLEET, "ada", NOW);
    await writeSet(store(), { name: "a", axis: "scheme", ids: ["qat:w8a8", "ptq:w8a8"] }, "bo", NOW + 1);
    expect(await readSets(store(), null)).toEqual([
      { name: "a", axis: "scheme", ids: ["qat:w8a8", "ptq:w8a8"], who: "bo", at: NOW + 1 },
      { ...FLEET, who: "ada", at: NOW },
    ]);
  });

  it("carry the ids of results, each once, however they were called; names to come are kept", async () => {
    const ids = ["Snapdragon 8 Gen 3", "SM8650", "host", "SM9999"];
    const saved = await writeSet(store(), { ...FLEET, ids }, "ada", NOW);
    expect(saved.ids).toEqual(["SM8650", "host", "SM9999"]);
    const schemes = await writeSet(store(), { name: "s", axis: "scheme", ids: ["W8A8", "my own"] }, "ada", NOW);
    expect(schemes.ids).toEqual(["unknown:w8a8", "my own"]);
  });

  it("are replaced under their name, and taken away once", async () => {
    await writeSet(store(), FLEET, "ada", NOW);
    await writeSet(store(), { ...FLEET, axis: "model", ids: ["resnet50"] }, "bo", NOW + 1);
    const all = await readSets(store(), null);
    expect(all).toEqual([{ ...FLEET, axis: "model", ids: ["resnet50"], who: "bo", at: NOW + 1 }]);
    expect(await removeSet(store(), FLEET.name, "bo", NOW + 2)).toEqual(all[0]);
    expect(await removeSet(store(), FLEET.name, "bo", NOW + 3)).toBeNull();
    expect(await readSets(store(), null)).toEqual([]);
  });

  it("stay as they were for a view that is pinned", async () => {
    await writeSet(store(), FLEET, "ada", NOW);
    await settleRuns(store(), [makeRun()]);
    const { seq } = await findMark(store(), null);
    await removeSet(store(), FLEET.name, "ada", NOW + 1);
    expect(await readSets(store(), null)).toEqual([]);
    expect((await readSets(store(), seq)).map(({ name }) => name)).toEqual([FLEET.name]);
  });

  it("do not take in other settings, nor a value that cannot be read", async () => {
    await writeSetting(store(), "matrix-sets", { axis: "chip", ids: ["SM8650"] }, "ada", NOW);
    await writeSetting(store(), "matrix-set:broken", { axis: "moon", ids: [] }, "ada", NOW);
    expect(await readSets(store(), null)).toEqual([]);
  });

  it("are so many and no more, but can still be replaced", async () => {
    for (let n = 0; n < LIMITS.sets; n += 1) {
      await writeSetting(store(), `matrix-set:${n}`, { axis: "chip", ids: ["SM8650"] }, "ada", NOW);
    }
    const more = writeSet(store(), FLEET, "ada", NOW);
    await expect(more).rejects.toThrow(ServiceError);
    await expect(more).rejects.toMatchObject({ kind: "invalid-body", errors: [{ location: "name" }] });
    expect((await writeSet(store(), { ...FLEET, name: "7" }, "bo", NOW)).who).toBe("bo");
  });
});
