import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, run, tail } from "./project.mjs";
import { say, step, Trouble } from "./say.mjs";

const STAMP = inProject("node_modules", ".driftgrid-lock");
const LOG = inProject("driftgrid-install.log");

/** Makes node_modules match package-lock.json, and its native addon this Node.js. Does nothing when they do. */
export async function ensureInstalled() {
  const wanted = wantedStamp();
  if (read(STAMP) === wanted) return;
  if (installedMatchesLock() && (await addonLoads())) {
    writeFileSync(STAMP, wanted);
    return;
  }
  await step("Installing packages (npm ci)", npmCi);
  if (!(await addonLoads()))
    throw new Trouble(
      "better-sqlite3 was installed without its native part: npm did not run its install script.",
      "allow install scripts (npm config set ignore-scripts false), then run: npm rebuild better-sqlite3",
    );
  writeFileSync(STAMP, wanted);
}

async function npmCi() {
  // Its install script would fetch GPU libraries from another host; older npm versions do not know `allowScripts`.
  const skip = "--onnxruntime-node-install=skip";
  const { code, output } = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", skip]);
  if (code === 0) return;
  writeFileSync(LOG, output);
  say(`  npm ci failed with code ${code}; what matters of its output (all of it: ${LOG}):\n${tail(essence(output))}`);
  throw explainNpm(output, missingTools());
}

/** Lines that tell errors, without npm's usage help; all lines when none does. */
function essence(output) {
  const [before] = output.split(/^npm error Usage:?$|^npm error Clean install a project/m);
  const telling = before
    .split("\n")
    .filter((line) => /\b(error|ERR!|not found)/i.test(line) && !/^npm error *$/.test(line));
  return telling.length > 0 ? telling.join("\n") : output;
}

/**
 * @param {string} output what npm printed
 * @param {string[]} missing build tools that are not on the PATH
 */
export function explainNpm(output, missing) {
  if (
    /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(output) &&
    !/gyp ERR!/.test(output)
  )
    return new Trouble(
      "the npm registry could not be reached.",
      "check the network or npm's proxy and registry settings, then run the command again",
    );
  if (/npm ci.*can only install packages when/.test(output))
    return new Trouble(
      "package.json and package-lock.json do not agree.",
      "run npm install, then node scripts/complete-lock.mjs, and commit both files",
    );
  if (/ENOSPC/.test(output)) return new Trouble("the disk is full.", "free about 1 GB, then run the command again");
  if (/EACCES|EPERM|EROFS/.test(output) && !/gyp ERR!/.test(output))
    return new Trouble(
      "npm may not write node_modules.",
      `make this folder writable for the current user: ${inProject()}`,
    );
  if (/gyp ERR!|prebuild-install/.test(output))
    return new Trouble(
      missing.length > 0
        ? `better-sqlite3 has no prebuilt binary here and could not be compiled: ${missing.join(", ")} not found.`
        : "better-sqlite3 has no prebuilt binary here and could not be compiled; the compiler's message is above.",
      "install python3, make and g++ (Debian and Ubuntu: apt-get install python3 make g++; Fedora: dnf install python3 make gcc-c++; macOS: xcode-select --install), then run the command again",
    );
  return new Trouble("npm could not install the packages.", "see npm's message above, then run the command again");
}

function missingTools() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return ["python3", "make", "g++"].filter((tool) => !folders.some((folder) => existsSync(path.join(folder, tool))));
}

/** A new process, since an addon that failed to load cannot be tried again in this one. */
async function addonLoads() {
  const { code } = await run(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:').close()"]);
  return code === 0;
}

function wantedStamp() {
  const lock = createHash("sha256")
    .update(readFileSync(inProject("package-lock.json")))
    .digest("hex");
  return `${lock} ${process.platform}-${process.arch} abi ${process.versions.modules}\n`;
}

/** For a tree that somebody installed by hand: npm's own note of what it put there. */
function installedMatchesLock() {
  const installed = read(inProject("node_modules", ".package-lock.json"));
  if (!installed) return false;
  return lockIsMet(JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")), JSON.parse(installed));
}

/** Whether every package that the lock asks for (optional ones aside) is there in that version. */
export function lockIsMet(lock, installed) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed.packages[place];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
