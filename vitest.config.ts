import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const postgres = path.join(root, "tests/support/postgres.ts");

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // One Postgres server for the whole run.
    globalSetup: existsSync(postgres) ? [postgres] : [],
    environment: "node",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    // Instants are UTC everywhere; a machine's zone or language must not change a result.
    env: { TZ: "UTC", LC_ALL: "C" },
  },
});
