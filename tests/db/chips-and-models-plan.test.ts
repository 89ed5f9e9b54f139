import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { parseChipsQuery, parseModelsQuery } from "@/lib/contract/catalog-filter";
import { readChip } from "@/lib/services/chips/read-chip";
import { readChips } from "@/lib/services/chips/read-chips";
import { readModel } from "@/lib/services/models/read-model";
import { readModels } from "@/lib/services/models/read-models";
import { onQairt, settleRuns } from "@/tests/support/changes";
import { databasesOf } from "@/tests/support/engines";

const databases = databasesOf("sqlite");
let store: Store;
let file: string;

beforeAll(async () => {
  const url = await databases.make();
  file = url.slice("file:".length);
  store = await openStore(url);
  await settleRuns(store, [onQairt(40, 720), onQairt(41, 100)]);
});

afterAll(async () => {
  await store.close();
  await databases.dispose();
});

/** Steps of SQLite's plans for every statement that a read prepares. */
async function plansOf(read: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  try {
    await read();
    const statements = [...new Set(prepare.mock.calls.map(([text]) => text))];
    expect(statements.length).toBeGreaterThan(0);
    prepare.mockRestore();
    const database = new Database(file, { readonly: true });
    const steps = statements.flatMap((text) => {
      // A plan depends on no value; what stands for one must only be there.
      const places = Array.from({ length: text.match(/\?/g)?.length ?? 0 }, () => null);
      return database.prepare(`explain query plan ${text}`).all(...places) as { detail: string }[];
    });
    database.close();
    return steps.map(({ detail }) => detail);
  } finally {
    prepare.mockRestore();
  }
}

it.each<[string, () => Promise<unknown>]>([
  ["a chip", () => readChip(store, "SM8650", null)],
  ["the list of chips", () => readChips(store, parseChipsQuery({}))],
  ["a model", () => readModel(store, "mobilenet_v2", null)],
  ["the list of models", () => readModels(store, parseModelsQuery({}))],
])("%s is read without scanning runs, nor the history of cells and changes", async (_, read) => {
  const steps = await plansOf(read);
  expect(steps.some((step) => step.includes("cell_evaluation") || step.includes("cell_model"))).toBe(true);
  for (const table of ["run", "cell", "supplement", "change"])
    expect(steps.filter((step) => step.startsWith(`SCAN ${table}`))).toEqual([]);
});
