import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "@/db/open-store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { gateQuery } from "@/lib/contract/gate";
import { readChanges } from "@/lib/services/changes/read-changes";
import { triageChange } from "@/lib/services/changes/triage-change";
import { readGate } from "@/lib/services/notify/read-gate";
import { recordRuns } from "@/lib/services/record-runs";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { asItems } from "@/tests/support/runs";
import { ROOT } from "@/tests/support/source-files";

describe("npm run gate", () => {
  let folder: string;
  let url: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "driftgrid-"));
    url = `file:${path.join(folder, "a.db")}`;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function gate(args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      const all = { ...process.env, INIT_CWD: folder, DATABASE_URL: url, DRIFTGRID_URL: "", ...env };
      execFile(
        process.execPath,
        ["--import", "tsx", path.join(ROOT, "scripts", "gate.ts"), ...args],
        { cwd: ROOT, env: all },
        (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
      );
    });
  }

  // Each command is a process of its own, on a machine that may be busy.
  const COMMANDS = { timeout: 90_000 };

  test("fails on what nobody accepted, passes once somebody has, and cannot know of the rest", COMMANDS, async () => {
    const store = await openStore(url);
    const model = { name: "a|b`<x>" };
    await settleRuns(store, [onQairt(40, 719, { model })]);
    // Not settled: the gate does it.
    await recordRuns(store, asItems([onQairt(42, 500, { model })]), { origin: "api", now: NOW });
    const failed = await gate(["--campaign", "qairt-2.42", "--summary", "s.md"], { PUBLIC_URL: "https://d.example/" });
    expect(failed).toMatchObject({ code: 1, err: "" });
    expect(failed.out).toContain("**Driftgrid: regression.** 1 unaccepted regression in 1 run.");
    expect(failed.out).toMatch(
      /\| \[collapsed\]\(https:\/\/d\.example\/changes\/[0-9a-f]{32}\) \| `a\\\|b'<x>` on `SM8650`/,
    );
    expect(readFileSync(path.join(folder, "s.md"), "utf8")).toBe(failed.out);
    const { groups } = await readChanges(store, parseChangesQuery({}));
    for (const { id } of groups.flatMap(({ changes }) => changes))
      await triageChange(store, id, { action: "accept" }, "ann", NOW);
    await store.close();
    expect(await gate(["campaign=qairt-2.42"])).toMatchObject({
      code: 0,
      out: "**Driftgrid: clean.** No unaccepted regression in 1 run, 1 compared with an earlier result.\n",
    });
    expect(await gate(["--campaign", "none"])).toMatchObject({ code: 2, out: expect.stringContaining("no run") });
    expect(await gate(["colour=red"])).toMatchObject({ code: 2, err: expect.stringContaining("npm run") });
  });

  test("asks a server, with its token, until it has settled", COMMANDS, async () => {
    const store = await openStore(url);
    await settleRuns(store, [onQairt(40, 719)]);
    const asked: (string | undefined)[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.headers.authorization);
      const query = Object.fromEntries(new URL(request.url ?? "", "http://x").searchParams);
      const view = await readGate(store, gateQuery.parse(query));
      response.end(JSON.stringify(asked.length === 1 ? { ...view, pending: 3 } : view));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const env = {
      DRIFTGRID_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      DRIFTGRID_TOKEN: "dg_x",
    };
    try {
      expect(await gate(["--campaign", "qairt-2.40"], env)).toMatchObject({ code: 0, err: "" });
      expect(asked).toEqual(["Bearer dg_x", "Bearer dg_x"]);
      asked.length = 0;
      expect(await gate(["--campaign", "qairt-2.40", "--timeout", "0"], env)).toMatchObject({
        code: 2,
        out: expect.stringContaining("3 runs not settled in time"),
      });
    } finally {
      server.close();
      await store.close();
    }
  });
});
