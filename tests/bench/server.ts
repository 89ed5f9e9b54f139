import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { fleetRun } from "@/tests/bench/fleet";
import { perSecond, type Row } from "@/tests/bench/report";

const CONNECTIONS = 64;
const SECONDS = 8;
const BUDGET_JS = 200_000;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts the built server on a database of its own; resolves when it is ready. */
export async function startServer(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DATABASE_URL: databaseUrl, DRIFTGRID_BIND: "127.0.0.1", NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function load(url: string, post: (() => { body: string; token: string }) | null): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(post
      ? {
          requests: [
            {
              method: "POST",
              path: "/api/v1/runs",
              setupRequest: (request: autocannon.Request) => {
                const { body, token } = post();
                const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
                return { ...request, body, headers };
              },
            },
          ],
        }
      : {}),
  });
  const refused = result.non2xx + result.errors;
  if (refused > 0) throw new Error(`${refused} requests to ${url} failed`);
  return result.requests.average;
}

/** Single durable posts against an empty route handler of the same server, under the same load. */
export async function singlePostRow(url: string, token: string): Promise<Row> {
  let n = 0;
  const post = () => {
    n += 1;
    const run = fleetRun(n % 40, n % 37, n % 12, n % 50);
    return { token, body: JSON.stringify({ ...run, campaign: `single-${n}` }) };
  };
  await load(`${url}/healthz`, null);
  const empty = await load(`${url}/healthz`, null);
  const durable = await load(url, post);
  return {
    what: `durable single POSTs, ${CONNECTIONS} connections`,
    measured: perSecond(durable),
    against: `${perSecond(empty)} an empty route handler`,
    ratio: (durable / empty).toFixed(2),
    budget: ">= 0.5",
  };
}

/** Gzipped JavaScript that a page loads at once in a browser that knows modules. */
export async function scriptRow(url: string, path: string): Promise<Row> {
  const html = await (await fetch(`${url}${path}`)).text();
  const sources = new Set(
    [...html.matchAll(/<script(?![^>]+nomodule)[^>]+src="([^"]+)"/gi)].map((match) => match[1] ?? ""),
  );
  let bytes = 0;
  for (const source of sources) {
    const script = await (await fetch(new URL(source, url))).arrayBuffer();
    bytes += gzipSync(Buffer.from(script)).length;
  }
  return {
    what: `JavaScript of ${path}`,
    measured: `${(bytes / 1000).toFixed(0)} kB gzip`,
    against: "200 kB",
    ratio: (bytes / BUDGET_JS).toFixed(2),
    budget: "<= 1",
  };
}
