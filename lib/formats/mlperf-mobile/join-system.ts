import type { SystemFacts } from "@/lib/formats/mlperf-mobile/system-file";

/** A system file: `scope` is the round of a flat file name, or the submitter's folder. */
export type SystemFile = { path: string; scope: string; submitter: string; device: string; facts: SystemFacts };

type Place = { scope: string; name: string };

const FLAT_SYSTEM = /^(v\d+(?:\.\d+)*)_(.+)_system_(.+)\.json$/i;
const FLAT_RESULT = /^(?:mlperf_mobile_)?(v\d+(?:\.\d+)*)_(.+?)(?:_accuracy)?(?:_results?)?\.(?:json|txt)$/i;

function split(path: string): { folders: string[]; base: string } {
  const folders = path.split("/");
  return { base: folders.pop() ?? "", folders };
}

/** `v4.0_Submitter_system_Device.json`, `Submitter/systems/Device.json`, or a system file beside its results. */
export function systemPlace(path: string): Pick<SystemFile, "scope" | "submitter" | "device"> {
  const { folders, base } = split(path);
  const flat = FLAT_SYSTEM.exec(base);
  if (flat) return { scope: (flat[1] ?? "").toLowerCase(), submitter: flat[2] ?? "", device: flat[3] ?? "" };
  const device = base.replace(/\.json$/i, "").replace(/^system_/i, "");
  const inSystems = folders.at(-1) === "systems";
  return { scope: `${(inSystems ? folders.slice(0, -1) : folders).join("/")}/`, submitter: "", device };
}

/** `v4.0_Submitter_Device_result.json`, `Submitter/results/Device/result.json`; an empty name says no device. */
function resultPlaces(path: string): Place[] {
  const { folders, base } = split(path);
  const flat = FLAT_RESULT.exec(base);
  if (flat) return [{ scope: (flat[1] ?? "").toLowerCase(), name: flat[2] ?? "" }];
  const results = folders.lastIndexOf("results");
  const beside = { scope: `${folders.join("/")}/`, name: "" };
  if (results < 0) return [beside];
  return [{ scope: `${folders.slice(0, results).join("/")}/`, name: folders.slice(results + 1).join("_") }, beside];
}

const letters = (text: string) => [...text.toLowerCase().replace(/[\s_-]+/g, "")].sort().join("");

/** What follows the submitter in a flat name; the whole name elsewhere. */
function deviceIn(name: string, submitter: string): string | null {
  if (submitter === "") return name;
  if (!name.toLowerCase().startsWith(`${submitter.toLowerCase()}_`)) return null;
  return name.slice(submitter.length + 1);
}

function isNamed(name: string, { submitter, device }: SystemFile): boolean {
  const own = deviceIn(name, submitter);
  return [name, own].some((one) => one?.toLowerCase() === device.toLowerCase());
}

/** Published names swap letters (`SDCX8G3` and `SD8CXG3`) and add how the laptop was powered. */
function isMisspelt(name: string, { submitter, device }: SystemFile): boolean {
  const own = deviceIn(name, submitter);
  return own !== null && own !== "" && letters(own.replace(/_(AC|DC)$/i, "")) === letters(device);
}

/** No device in the name: `results/result.json`, `v3.1_Samsung_Samsung_result.json`. */
function isUnnamed(name: string, { submitter }: SystemFile): boolean {
  const own = deviceIn(name, submitter);
  return own === "" || (own !== null && own.toLowerCase() === submitter.toLowerCase());
}

/**
 * The system file of a result file. A result that names its device takes the file of that name; one that names none
 * takes the only file of its submission.
 * @returns the reason when there is none, or more than one that differ
 */
export function joinSystem(path: string, systems: readonly SystemFile[]): SystemFile | string {
  for (const { scope, name } of resultPlaces(path)) {
    const near = systems.filter((system) => system.scope === scope);
    const named = near.filter((system) => isNamed(name, system));
    const misspelt = near.filter((system) => isMisspelt(name, system));
    const found = [named, misspelt].find((some) => some.length > 0) ?? near.filter((one) => isUnnamed(name, one));
    const [first] = found;
    if (!first) continue;
    if (found.every(({ facts }) => JSON.stringify(facts) === JSON.stringify(first.facts))) return first;
    return "several system files could be its own";
  }
  return "no system file of this result among the files";
}
