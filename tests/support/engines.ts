import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, describe, inject } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";

export type Engine = "sqlite" | "postgres";

/** Makes databases of an engine, each empty and of its own; `dispose` removes them all. */
export function databasesOf(engine: Engine): { make: () => Promise<string>; dispose: () => Promise<void> } {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "driftgrid-sqlite-"));
    return {
      make: async () => `file:${join(folder, `${randomUUID()}.db`)}`,
      dispose: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = inject("postgresUrl");
  const names: string[] = [];
  const administer = async (statements: string[]) => {
    const client = new Client({ connectionString: `${server}/postgres` });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    make: async () => {
      const name = `test_${randomUUID().replaceAll("-", "")}`;
      names.push(name);
      await administer([`create database ${name}`]);
      return `${server}/${name}`;
    },
    dispose: () => administer(names.map((name) => `drop database if exists ${name} with (force)`)),
  };
}

/** Runs one body of tests on every engine, with a fresh store a test. */
export function describeOnEveryEngine(
  title: string,
  body: (context: { store: () => Store; url: () => string }) => void,
) {
  describe.each<Engine>(["sqlite", "postgres"])(`${title} on %s`, (engine) => {
    const databases = databasesOf(engine);
    let store: Store;
    let url: string;
    beforeEach(async () => {
      url = await databases.make();
      store = await openStore(url);
    });
    afterEach(() => store.close());
    afterAll(databases.dispose);
    body({ store: () => store, url: () => url });
  });
}
