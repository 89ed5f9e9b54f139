import type messages from "@/messages/en.json";

type Word = keyof (typeof messages)["docs"];

/** Pages to read on this server; `file` is for what is not a page of ours. Words are those of `docs` in the messages. */
export const PAGES: readonly { href: string; name: Word; about: Word; file?: boolean }[] = [
  { href: "/docs/concepts", name: "concepts", about: "conceptsAbout" },
  { href: "/docs/api", name: "api", about: "apiAbout" },
  { href: "/docs/design", name: "design", about: "designAbout" },
  { href: "/api/openapi.json", name: "openapi", about: "openapiAbout", file: true },
  { href: "/api/v1/imports/template", name: "template", about: "templateAbout", file: true },
];

export type DocumentEntry = {
  /** What follows /docs/ in the URL. */
  slug: string;
  /** The file, below the project's folder. */
  path: string;
};

/** Documents that everyone may want. */
export const DOCUMENTS = [
  { slug: "statistics", path: "docs/statistics.md", name: "statistics", about: "statisticsAbout" },
  { slug: "causes", path: "docs/causes.md", name: "causes", about: "causesAbout" },
  { slug: "drift", path: "docs/drift.md", name: "drift", about: "driftAbout" },
  { slug: "workarounds", path: "docs/workarounds.md", name: "workarounds", about: "workaroundsAbout" },
  { slug: "schemes", path: "docs/schemes.md", name: "schemes", about: "schemesAbout" },
  { slug: "formats", path: "docs/formats.md", name: "formats", about: "formatsAbout" },
  { slug: "catalogues", path: "docs/catalogues.md", name: "catalogues", about: "cataloguesAbout" },
  { slug: "runs", path: "docs/runs.md", name: "runs", about: "runsAbout" },
  { slug: "operations", path: "docs/operations.md", name: "operations", about: "operationsAbout" },
  { slug: "notifications", path: "docs/notifications.md", name: "notifications", about: "notificationsAbout" },
  { slug: "design-system", path: "docs/design-system.md", name: "designSystem", about: "designSystemAbout" },
  { slug: "decisions", path: "docs/decisions/README.md", name: "decisions", about: "decisionsAbout" },
] as const satisfies readonly (DocumentEntry & { name: Word; about: Word })[];

const DECISIONS = [
  "0001-dependencies",
  "0002-sqlite-first-one-query-layer",
  "0003-settling-by-log-position",
  "0004-identity-as-canonical-text",
  "0005-two-commands",
  "0006-judgements-are-stored",
  "0007-paired-tests-and-families",
  "0008-squares-open-cells",
  "0009-layers-as-supplements",
  "0010-webhooks-at-least-once",
  "0011-the-view-is-the-url",
].map((name) => ({ slug: `decisions/${name}`, path: `docs/decisions/${name}.md` }));

/** Every document that this server shows; nothing else is ever read from the disk. */
export const ALL_DOCUMENTS: readonly DocumentEntry[] = [...DOCUMENTS, ...DECISIONS];
