// `npm start`: from a fresh clone to a served page. `npm run dev` is the same without the build.
import { spawn } from "node:child_process";
import { checkAddress, readAddress } from "./address.mjs";
import { ensureBuilt } from "./build.mjs";
import { checkDataFolder } from "./data-folder.mjs";
import { ensureInstalled } from "./install.mjs";
import { checkNode, loadDotEnv, NEXT, ROOT, run, tail, typescript } from "./project.mjs";
import { duration, report, say, step, Trouble } from "./say.mjs";

const READY_WITHIN_MS = 120_000;
const POLL_MS = 100;

const development = process.argv.includes("--dev");

async function migrate() {
  const { code, output } = await run(process.execPath, typescript("scripts/migrate.ts"));
  if (code !== 0) {
    say(tail(output));
    throw new Trouble(
      "the database could not be brought up to date; the message is above.",
      "check DATABASE_URL and that the database can be reached (docs/operations.md)",
    );
  }
  return output.trim().split("\n").at(-1) ?? "";
}

/** What an empty database starts with. Not worth a failed start: without it the page shows the way to a first run. */
async function fillWithSamples() {
  const { code, output } = await run(process.execPath, [...typescript("scripts/sample-data.ts"), "fill"]);
  if (code !== 0) say(tail(output));
  return code === 0 ? (output.trim().split("\n").at(-1) ?? "") : "did not work; the message is above";
}

async function makeAdminLink(url) {
  const { code, output } = await run(process.execPath, [...typescript("scripts/admin-link.ts"), url]);
  if (code === 0) return output.trim();
  say(tail(output));
  throw new Trouble(
    "no sign-in link could be made; the message is above.",
    "run npm start again; if it stays so, please report it",
  );
}

function serve({ host, port }) {
  const child = spawn(process.execPath, [NEXT, development ? "dev" : "start", "-H", host, "-p", String(port)], {
    cwd: ROOT,
    stdio: "inherit",
    // The bind decides whether reading needs a sign-in (docs/operations.md).
    env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, DRIFTGRID_BIND: host },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  return { child, ended };
}

async function waitUntilReady(url, ended) {
  const deadline = performance.now() + READY_WITHIN_MS;
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  let last = "no answer";
  while (!gone && performance.now() < deadline) {
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return true;
      last = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  if (!gone) say(`\nThe server runs but is not ready after ${duration(READY_WITHIN_MS)}. ${url}/readyz says: ${last}`);
  return false;
}

async function main() {
  const began = performance.now();
  const warning = checkNode();
  if (warning) say(`Note: ${warning}`);
  loadDotEnv();
  const address = readAddress();
  await checkAddress(address);
  checkDataFolder();
  await ensureInstalled();
  if (!development) await ensureBuilt();
  await step("Bringing the database up to date", migrate, (version) => version);
  await step("Looking after sample data", fillWithSamples, (outcome) => outcome);
  const link = await step("Making a one-time sign-in link", () => makeAdminLink(address.url));
  say(`- Starting the server on ${address.host}, port ${address.port} ...`);
  const { ended } = serve(address);
  if (await waitUntilReady(address.url, ended)) {
    say(`\nDriftgrid is ready after ${duration(performance.now() - began)}: ${address.url}`);
    say(`Sign in as administrator (works once): ${link}`);
    say("Stop it with Ctrl-C.\n");
  }
  return ended;
}

process.exitCode = await main().catch(report);
