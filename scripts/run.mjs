// `npm run import` and the like: runs a TypeScript script of this folder with what it needs installed and `.env` read.
// Usage: node scripts/run.mjs NAME [ARGUMENT...]
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";
import { checkNode, inProject, loadDotEnv, ROOT, typescript } from "./project.mjs";
import { report, Trouble } from "./say.mjs";

async function main([name, ...args]) {
  checkNode();
  const script = `scripts/${name}.ts`;
  if (!name || !existsSync(inProject(script)))
    throw new Trouble(`there is no ${script}.`, "see the scripts in package.json for the names");
  loadDotEnv();
  await ensureInstalled();
  const child = spawn(process.execPath, [...typescript(script), ...args], { cwd: ROOT, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
