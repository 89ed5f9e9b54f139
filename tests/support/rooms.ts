/**
 * Who may import whom: DESIGN section 2 as a table, explained in ARCHITECTURE.md.
 * `ours` are folders or files below the project's root, `packages` are npm packages and `node:` modules;
 * an entry ending in `*` is a prefix. `typesFrom` may be named in types only.
 */
export type Room = {
  folder: string;
  ours: readonly string[];
  typesFrom?: readonly string[];
  packages: readonly string[];
};

/** The first room whose folder holds a file is the file's room. */
export const ROOMS: readonly Room[] = [
  { folder: "lib/domain", ours: ["lib/domain"], packages: [] },
  {
    folder: "lib/contract",
    ours: ["lib/contract", "lib/domain"],
    // The wire is part of the contract: hashes for ids, gzip for bodies.
    packages: ["zod", "canonicalize", "fastest-levenshtein", "node:crypto", "node:zlib", "node:stream/promises"],
  },
  {
    folder: "lib/formats",
    // Mappings of published tables are data: the importer and the documentation have the same files.
    ours: ["lib/formats", "docs/mappings", "lib/contract", "lib/domain"],
    packages: ["yaml", "csv-parse", "fastest-levenshtein", "node:*"],
  },
  { folder: "lib/samples", ours: ["lib/samples", "lib/contract", "lib/domain"], packages: ["node:crypto"] },
  {
    folder: "lib/services",
    ours: ["lib/services", "lib/samples", "lib/formats", "lib/contract", "lib/domain", "db"],
    packages: ["drizzle-orm", "uuid", "prom-client", "node:*"],
  },
  {
    folder: "db",
    ours: ["db"],
    typesFrom: ["lib/domain", "lib/contract"],
    packages: ["drizzle-orm", "better-sqlite3", "pg", "uuid", "node:*"],
  },
  {
    folder: "components",
    // An ONNX file is read where it lies, so that its weights never leave the machine; CSV and XML are written in one way.
    ours: ["components", "lib/domain", "lib/formats/onnx", "lib/contract/csv", "lib/contract/xml"],
    // The keys of the messages, so that a missing one does not compile.
    typesFrom: ["messages"],
    packages: [
      "react",
      "next/link",
      "next/navigation",
      "next/dynamic",
      "next-intl",
      "react-dom",
      "@tanstack/react-table",
      "@tanstack/react-virtual",
      "radix-ui",
      "cmdk",
      "lucide-react",
      "recharts",
      "elkjs",
      "markdown-to-jsx",
    ],
  },
  {
    folder: "app/_server",
    ours: ["app/_server", "lib", "db"],
    packages: ["next", "next-intl", "react", "zod", "prom-client", "busboy", "node:*"],
  },
  {
    folder: "app",
    ours: ["app", "components", "messages", "package.json", "lib/services", "lib/contract", "lib/domain"],
    packages: ["next", "next-intl", "react", "@fontsource-variable/inter"],
  },
  { folder: "scripts", ours: ["scripts", "lib", "db", "tests/bench"], packages: ["*"] },
  { folder: "tests", ours: ["*"], packages: ["*"] },
];

/** Files at the project's root are configuration or doors of Next.js; those which run in the app are bound like it. */
export const ROOT_FILES: readonly Room[] = [
  {
    folder: "proxy.ts",
    ours: ["app/_server", "lib/contract", "lib/domain"],
    packages: ["next", "next-intl", "node:crypto"],
  },
  { folder: "instrumentation.ts", ours: ["app/_server"], packages: ["next", "node:*"] },
  { folder: "", ours: ["scripts", "db"], packages: ["*"] },
];

/** Only these open a store; the other rooms are handed one. */
export const STORE_OPENERS = ["app/_server", "scripts", "tests", "db"] as const;

/** The modules with which a store is opened, by path without ending. */
export const STORE_MODULES = ["db/open-store", "db/sqlite", "db/postgres"] as const;

/** Long files that are data, each with the reason why it stays whole. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

export const MAX_LINES = 300;
export const MAX_PAGE_LINES = 45;
