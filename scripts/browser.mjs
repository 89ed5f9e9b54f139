// Finds the browser for the tests, or gets one. `node scripts/browser.mjs` prints its path.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inProject, run, tail } from "./project.mjs";
import { report, say, step, Trouble } from "./say.mjs";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PLACES = [
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .map((folder) => path.join(folder, "Google", "Chrome", "Application", "chrome.exe")),
];

/** How the tests start Chromium: no sandbox only as root (where it cannot work), and no talk to the outside. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a browser that starts, or undefined. CHROME_PATH that names none is an error, not a reason to look on. */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Trouble(
      `CHROME_PATH is ${chosen}, which does not start.`,
      "point it at Chrome's or Chromium's program, or unset it",
    );
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...PLACES, await playwrightBrowser()].find((place) => place !== undefined && starts(place));
}

/** A browser for the tests, installed if need be. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  const tried = [];
  for (const [title, install] of [
    ["Installing Debian's chromium (apt-get)", installWithApt],
    ["Installing Playwright's Chromium", installWithPlaywright],
  ]) {
    const problem = await step(title, install, (failure) => (failure ? "failed" : ""));
    if (problem) tried.push(`${title}:\n${problem}`);
    const got = await findBrowser();
    if (got) return got;
  }
  say(tried.join("\n"));
  throw new Trouble(
    "no browser for the tests: none is installed, and none could be had from apt or from Playwright.",
    "install Chrome or Chromium, or set CHROME_PATH to the program of one",
  );
}

function starts(program) {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows --version opens a window and stays.
  if (process.platform === "win32") return true;
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

async function playwrightBrowser() {
  if (!existsSync(inProject("node_modules", "@playwright", "test"))) return undefined;
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath() || undefined;
}

/** @returns {Promise<string | undefined>} what went wrong */
async function installWithApt() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "    not root on Linux";
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => run("apt-get", ["-qq", "-y", "-o", "Dpkg::Use-Pty=0", ...args], { env });
  const update = await apt("update");
  if (update.code === 127) return "    no apt-get";
  const browser = await apt("install", "--no-install-recommends", "chromium");
  if (browser.code !== 0) return tail(update.output + browser.output);
  // Chinese pages are tested without it too, but a screenshot would show boxes.
  await apt("install", "--no-install-recommends", "fonts-noto-cjk");
  return undefined;
}

/** @returns {Promise<string | undefined>} what went wrong */
async function installWithPlaywright() {
  const cli = inProject("node_modules", "@playwright", "test", "cli.js");
  const { code, output } = await run(process.execPath, [cli, "install", "chromium"]);
  return code === 0 ? undefined : tail(output);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await ensureBrowser().then((place) => {
    say(place);
    return 0;
  }, report);
