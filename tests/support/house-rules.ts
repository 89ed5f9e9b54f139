import { posix } from "node:path";
import type { Reference } from "@/tests/support/parse-module";
import { parseModule } from "@/tests/support/parse-module";
import {
  LONG_FILES,
  MAX_LINES,
  MAX_PAGE_LINES,
  ROOMS,
  ROOT_FILES,
  type Room,
  STORE_MODULES,
  STORE_OPENERS,
} from "@/tests/support/rooms";

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css", "/index.ts", "/index.tsx"];

/** The room of a file, undefined when no rule covers its folder. */
export function roomOf(file: string): Room | undefined {
  if (!file.includes("/")) return ROOT_FILES.find((room) => room.folder === file || room.folder === "");
  return ROOMS.find((room) => file.startsWith(`${room.folder}/`));
}

/**
 * Every breach of the house rules in one source file, as sentences that name the fix.
 * @param exists whether a path below the project's root is a file; asked for what `@/` and `./` name
 */
export function breaches(file: string, text: string, exists: (path: string) => boolean): string[] {
  const room = roomOf(file);
  if (!room) return [`${file}: no rule covers this folder; add it to tests/support/rooms.ts and ARCHITECTURE.md`];
  const parsed = parseModule(file, text);
  const found = [
    ...parsed.references.flatMap((reference) => referenceBreaches(file, room, reference, exists)),
    ...nameBreaches(file),
    ...sizeBreaches(file, text),
  ];
  if (!parsed.declares && parsed.references.some(({ reExport }) => reExport))
    found.push("only passes other modules on (a barrel); import from where a thing is declared");
  if (room.folder === "lib/domain")
    found.push(...parsed.impurities.map((use) => `uses ${use}; take the value as an argument`));
  return found.map((breach) => `${file}: ${breach}`);
}

function referenceBreaches(
  file: string,
  room: Room,
  reference: Reference,
  exists: (path: string) => boolean,
): string[] {
  const { specifier } = reference;
  if (specifier === "(computed)") return ["imports a computed name; name the module, so that it can be checked"];
  if (/(^|\/)\.\.(\/|$)/.test(specifier)) return [`imports ${specifier}; write @/... instead of ../`];
  if (/^\.\/.*\//.test(specifier)) return [`imports ${specifier}; ./ stays inside one folder, write @/...`];
  if (!specifier.startsWith("@/") && !specifier.startsWith("./"))
    return allows(room.packages, specifier) ? [] : [`imports the package ${specifier}, which ${place(room)} may not`];
  const target = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(file), specifier);
  const found: string[] = [];
  if (!ENDINGS.some((ending) => exists(target + ending))) found.push(`imports ${specifier}, which does not exist`);
  const named = reference.typeOnly ? [...room.ours, ...(room.typesFrom ?? [])] : room.ours;
  if (!allows(named, target))
    found.push(
      `imports ${specifier}, which ${place(room)} may not${allows(room.typesFrom ?? [], target) ? " but for types" : ""}`,
    );
  if (opensStore(target, reference) && !STORE_OPENERS.some((folder) => file.startsWith(`${folder}/`)))
    found.push(`imports ${specifier}; only ${STORE_OPENERS.join(", ")} open a store, others are handed one`);
  return found;
}

function opensStore(target: string, { typeOnly }: Reference): boolean {
  return !typeOnly && (STORE_MODULES as readonly string[]).includes(target.replace(/\.tsx?$/, ""));
}

function place(room: Room): string {
  return room.folder === "" ? "a file at the root" : room.folder;
}

function allows(list: readonly string[], name: string): boolean {
  return list.some((entry) =>
    entry.endsWith("*") ? name.startsWith(entry.slice(0, -1)) : name === entry || name.startsWith(`${entry}/`),
  );
}

function nameBreaches(file: string): string[] {
  const base = posix.basename(file).replace(/\..*$/, "");
  const found: string[] = [];
  if (/^(utils?|helpers?|misc|common)$/i.test(base)) found.push("is named for no job; name it for what it does");
  // Next.js names routes: [id], (group), _folder, and files by its own words.
  if (!file.startsWith("app/") && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(base)) found.push("is not kebab-case");
  return found;
}

function sizeBreaches(file: string, text: string): string[] {
  const lines = text.trimEnd().split("\n").length;
  if (/^app\/(.*\/)?page\.tsx$/.test(file) && lines > MAX_PAGE_LINES)
    return [`is a page of ${lines} lines; above ${MAX_PAGE_LINES} it does more than parse, ask a service and lay out`];
  if (lines > MAX_LINES && !(file in LONG_FILES))
    return [
      `has ${lines} lines; above ${MAX_LINES} it holds more than one job (data: LONG_FILES in tests/support/rooms.ts)`,
    ];
  return [];
}
