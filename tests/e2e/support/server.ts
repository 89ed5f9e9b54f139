import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { NEXT, ROOT, typescript } from "@/scripts/project.mjs";

const READY_WITHIN_MS = 30_000;
const execute = promisify(execFile);

/** Where the global set-up left a migrated, empty database. */
export const TEMPLATE_VARIABLE = "DRIFTGRID_E2E_TEMPLATE";

/** The built server, running on a database of its own. */
export type TestServer = {
  url: string;
  /** Runs a script of the project on this server's database, as `npm run NAME -- ARGS` does; resolves with its output. */
  script: (name: string, ...args: string[]) => Promise<string>;
  /** A new token with these scopes. */
  token: (...scopes: string[]) => Promise<string>;
  /** What the server printed so far. */
  log: () => string;
  stop: () => Promise<void>;
};

/** Runs a script of the project and resolves with what it printed; rejects with it when it fails. */
export async function runScript(databaseUrl: string, name: string, args: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [...typescript(`scripts/${name}.ts`), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/**
 * Starts the built app on a free port with a fresh, migrated SQLite file.
 * @param env more settings of the server, for instance VIEWER_AUTH
 */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "driftgrid-e2e-"));
  const template = process.env[TEMPLATE_VARIABLE];
  if (template) cpSync(template, folder, { recursive: true });
  const databaseUrl = `file:${path.join(folder, "driftgrid.db")}`;
  if (!template) await runScript(databaseUrl, "migrate", []);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [NEXT, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: ROOT,
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      DRIFTGRID_BIND: "127.0.0.1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
    });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    await stop();
    throw new Error(`The server did not become ready: ${String(error)}\n${log}`);
  }
  const script = (name: string, ...args: string[]) => runScript(databaseUrl, name, args);
  const token = async (...scopes: string[]) => {
    const printed = await script("token", "browser-test", "--scopes", scopes.join(","));
    return printed.trim().split("\n").at(-1) ?? "";
  };
  return { url, script, token, log: () => log, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port could be had on 127.0.0.1");
  return address.port;
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (answer) last = `${answer.status} ${await answer.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`/readyz: ${last}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(force);
}
