import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

/** When a life ends: so many milliseconds after its start, its store was open, its first commit, or its first pass. */
export type Death = { after: "start" | "open" | "ack" | "mark"; ms: number };

/** A life that never gets as far as its death is ended all the same, and then fails the test, in milliseconds. */
const STUCK_MS = 60_000;

export type Life = { acknowledged: string[]; opened: boolean; signal: string | null; errors: string };

/** Bundles `tests/crash/victim.ts`, so that a life begins soon; returns the file. It must stand beside node_modules. */
export async function bundleVictim(folder: string): Promise<string> {
  const outfile = join(folder, "victim.mjs");
  await build({
    entryPoints: ["tests/crash/victim.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": process.cwd() },
  });
  return outfile;
}

/** Starts a victim and kills it; resolves when it is gone, with everything it had acknowledged. */
export function live(
  death: Death,
  victim: { file: string; url: string; seed: number; name: string; aheadMs: number },
): Promise<Life> {
  const { file, url, seed, name, aheadMs } = victim;
  const child = spawn(process.execPath, [file, url, String(seed), name, String(aheadMs)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  let doomed = false;
  const killLater = () => {
    if (!doomed) setTimeout(() => child.kill("SIGKILL"), death.ms);
    doomed = true;
  };
  const stuck = setTimeout(() => child.kill("SIGTERM"), STUCK_MS);
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    if (output.includes(death.after)) killLater();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  if (death.after === "start") killLater();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_code, signal) => {
      clearTimeout(stuck);
      // The last line may have been cut by the kill.
      const lines = output.split("\n").slice(0, -1);
      const acknowledged = lines.flatMap((line) => (line.startsWith("ack ") ? line.slice(4).split(" ") : []));
      resolve({ acknowledged, opened: lines[0] === "open", signal, errors });
    });
  });
}
