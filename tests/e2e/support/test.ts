import { test as base, expect } from "@playwright/test";
import { waitUntilAwake } from "@/tests/e2e/support/awake";
import { guardPages } from "@/tests/e2e/support/page-guard";
import { startServer, type TestServer } from "@/tests/e2e/support/server";

export { expect };

type Fixtures = {
  /** Settings of this test's server. */
  serverEnv: Record<string, string>;
  /** Console errors and requests that the test means to cause. */
  expectedComplaints: RegExp[];
  /** The built app with an empty database of its own. */
  server: TestServer;
  guard: undefined;
};

/** Each test has a server and a database of its own; a console error, an uncaught exception or a request to elsewhere fails it. */
export const test = base.extend<Fixtures>({
  serverEnv: [{}, { option: true }],
  expectedComplaints: [[], { option: true }],
  server: async ({ serverEnv }, use, testInfo) => {
    const server = await startServer(serverEnv);
    await use(server);
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach("server.log", { body: server.log(), contentType: "text/plain" });
    await server.stop();
  },
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) waitUntilAwake(page);
    await use(page);
  },
  guard: [
    async ({ context, server, expectedComplaints }, use) => {
      const guard = guardPages(context, server.url, expectedComplaints);
      await use(undefined);
      expect(guard.complaints(), "what the pages complained of").toEqual([]);
    },
    { auto: true },
  ],
});

type Shared = {
  /** Files and folders which the server's database is filled with, once a worker. */
  imports: string[];
  sharedServer: TestServer;
};

/** For tests which only read: one server a worker, filled by `npm run import` with `imports` (set by `testOnData.use`). */
export const testOnData = test.extend<object, Shared>({
  imports: [[], { option: true, scope: "worker" }],
  sharedServer: [
    async ({ imports }, use) => {
      const server = await startServer();
      try {
        if (imports.length > 0) await server.script("import", ...imports);
        await use(server);
      } finally {
        await server.stop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
  server: async ({ sharedServer }, use) => {
    await use(sharedServer);
  },
});
