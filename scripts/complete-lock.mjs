// Completes package-lock.json after `npm install` against a registry that lacks the binaries of other platforms.
// npm leaves such packages out of the lock, then `npm ci` refuses the lock, and other platforms could not install from it.
// Usage: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inProject } from "./project.mjs";
import { say } from "./say.mjs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const LIBRARIES = { gnu: "glibc", musl: "musl", gnueabihf: "glibc" };

/**
 * Optional packages that a lock's packages ask for in one exact version and that it does not have.
 * @returns {{ place: string, version: string, dev: boolean }[]} `dev`: only packages for development ask for it
 */
export function missingOptional(lock) {
  const found = new Map();
  for (const entry of Object.values(lock.packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (place in lock.packages || !/^\d+\.\d+\.\d+/.test(version)) continue;
      found.set(place, { place, version, dev: Boolean(entry.dev) && found.get(place)?.dev !== false });
    }
  return [...found.values()];
}

/** A lock entry for a platform's package. The platform is read off its name, as these packages are all named for theirs. */
export function platformEntry({ place, version, dev }) {
  const words = place.split("/").at(-1).split("-");
  const pick = (known) => known.filter((word) => words.includes(word));
  const os = pick(SYSTEMS);
  const cpu = pick(PROCESSORS);
  const library = words.map((word) => LIBRARIES[word]).find((word) => word !== undefined);
  if (os.length === 0 && cpu.length === 0)
    throw new Error(`${place}: its name tells no platform; add it to package-lock.json by hand`);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(os.includes("linux") && library && { libc: [library] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = inProject("package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingOptional(lock);
  for (const wanted of missing) lock.packages[wanted.place] = platformEntry(wanted);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  say(`package-lock.json: ${missing.length} packages of other platforms added`);
}
