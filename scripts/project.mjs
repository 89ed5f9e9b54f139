import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Trouble } from "./say.mjs";

/** The folder of package.json. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts path below the project's folder */
export const inProject = (...parts) => path.join(ROOT, ...parts);

export const NEXT = inProject("node_modules", "next", "dist", "bin", "next");

/** Refuses a Node.js that is too old, and returns a warning for one newer than what the tests run on. */
export function checkNode(version = process.versions.node, range = enginesRange()) {
  const bounds = /^>=(\d+)\.(\d+)(?: <(\d+))?$/.exec(range);
  if (!bounds) throw new Error(`package.json: engines.node is ${range}; expected ">=A.B" or ">=A.B <C"`);
  const [least, leastMinor, below] = bounds.slice(1).map(Number);
  const [major, minor] = version.split(".").map(Number);
  if (major < least || (major === least && minor < leastMinor))
    throw new Trouble(
      `Driftgrid needs Node.js ${least}.${leastMinor} or newer; this is ${version}.`,
      `install Node.js ${least} from https://nodejs.org, or with a version manager: nvm install ${least}`,
    );
  if (below && major >= below) return `Node.js ${version} is newer than what Driftgrid is tested on (${range}).`;
  return undefined;
}

function enginesRange() {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")).engines.node;
}

/** Settings in `.env` count for every command, as they do for Next.js; the environment wins. */
export function loadDotEnv() {
  const file = inProject(".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Arguments for Node.js that run one of the project's TypeScript scripts. */
export const typescript = (script) => ["--import", "tsx", inProject(script)];

/**
 * Runs a program to its end in the project's folder.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` lets the program print, else its output is only returned
 * @returns {Promise<{ code: number, output: string }>} the exit code (128 and up for a signal) and what it printed
 */
export function run(command, args, { env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", (error) => resolve({ code: 127, output: `${output}\n${error.message}` }));
    child.once("close", (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/** The last lines of a program's output, indented, for a message. */
export function tail(output, lines = 15) {
  return output
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
}
