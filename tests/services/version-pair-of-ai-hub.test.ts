import { expect, it } from "vitest";
import { openSqlite } from "@/db/sqlite";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { listFiles } from "@/lib/formats/folder-files";
import { importFiles } from "@/lib/services/import-files";
import { readMatrix } from "@/lib/services/read-matrix";
import { settleAll } from "@/lib/services/settle";
import { hasShared, shared } from "@/tests/support/shared";

const now = () => Date.UTC(2027, 0, 1);

it.skipIf(!hasShared("data/aihub"))(
  "two versions of AI Hub's releases, unasked, share most of their squares",
  async () => {
    const store = await openSqlite(":memory:");
    for (const folder of ["v0.36.0", "v0.40.0", "v0.41.0", "v0.42.0"]) {
      const { files, items } = await listFiles(shared("data/aihub", folder));
      await importFiles(store, files, { format: "auto", now, before: items });
    }
    await settleAll(store, { holder: "test", clock: now });
    const view = await readMatrix(store, parseMatrixQuery({ rows: "model", columns: "chip", diff: "qairt" }));
    const run = view.grid.squares.flat().flatMap(({ diff }) => (diff ? [diff] : []));
    const both = run.filter(({ a, b }) => a !== null && b !== null);
    expect(both.length).toBeGreaterThan(50);
    expect(both.length / run.length).toBeGreaterThan(0.5);
    await store.close();
  },
);
