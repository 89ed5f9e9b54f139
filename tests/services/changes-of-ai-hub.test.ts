import { afterEach, describe, expect, it } from "vitest";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";
import { listFiles } from "@/lib/formats/folder-files";
import { importFiles } from "@/lib/services/import-files";
import { settleAll } from "@/lib/services/settle";
import { hasShared, shared } from "@/tests/support/shared";

const now = () => Date.UTC(2027, 0, 1);

let store: Store | null = null;
afterEach(async () => {
  await store?.close();
  store = null;
});

/** Every change that importing these folders of AI Hub's published results leaves behind. */
async function changesOf(...folders: string[]) {
  store = await openSqlite(":memory:");
  for (const folder of folders) {
    const { files, items } = await listFiles(shared("data/aihub", folder));
    await importFiles(store, files, { format: "auto", now, before: items });
  }
  await settleAll(store, { holder: "test", clock: now });
  const rows = await store.db.select().from(store.t.change);
  return {
    judged: rows.length,
    alarms: rows
      .filter(({ verdict }) => verdict === "collapsed" || verdict === "regressed")
      .map(({ model, scheme, path, difference }) => `${model} ${scheme} ${path} ${difference?.toFixed(3)}`)
      .sort(),
    /** Moved references stand apart: they are not a device's doing. */
    watched: rows.filter(({ verdict }) => verdict === "watch").length,
  };
}

describe.skipIf(!hasShared("data/aihub"))("changes of AI Hub's published results", () => {
  it("between two dates of the scorecard are the models that fell, under unchanged versions", async () => {
    const { judged, alarms, watched } = await changesOf("scorecard");
    expect(alarms).toEqual([
      "beit none:float qnn-dlc -0.804",
      "levit unknown:w8a16 ort-qnn -0.607",
      "levit unknown:w8a16-mixed_int16 ort-qnn -0.550",
      "vit unknown:w8a16 qnn-dlc -0.498",
      "vit unknown:w8a8 qnn-dlc -0.132",
    ]);
    expect(judged).toBeGreaterThan(700);
    expect(watched).toBeLessThan(judged / 50);
  });

  it("over four releases are none: renames, rescales and moved references raise nothing", async () => {
    const { judged, alarms, watched } = await changesOf("v0.36.0", "v0.40.0", "v0.41.0", "v0.42.0");
    expect({ alarms, watched }).toEqual({ alarms: [], watched: 0 });
    expect(judged).toBeGreaterThan(700);
  });
});
