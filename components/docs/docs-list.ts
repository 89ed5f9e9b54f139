import type messages from "@/messages/en.json";

type Word = keyof (typeof messages)["docs"];

/** Pages to read on this server; `file` is for what is not a page of ours. Words are those of `docs` in the messages. */
export const PAGES: readonly { href: string; name: Word; about: Word; file?: boolean }[] = [
  { href: "/docs/api", name: "api", about: "apiAbout" },
  { href: "/api/openapi.json", name: "openapi", about: "openapiAbout", file: true },
  { href: "/api/v1/imports/template", name: "template", about: "templateAbout", file: true },
];

/** Files of the repository to read. */
export const FILES: readonly { path: string; about: Word }[] = [
  { path: "docs/formats.md", about: "formats" },
  { path: "docs/catalogues.md", about: "catalogues" },
  { path: "docs/causes.md", about: "causes" },
  { path: "docs/statistics.md", about: "statistics" },
  { path: "docs/drift.md", about: "drift" },
  { path: "docs/workarounds.md", about: "workarounds" },
  { path: "docs/schemes.md", about: "schemes" },
  { path: "docs/operations.md", about: "operations" },
  { path: "docs/notifications.md", about: "notifications" },
  { path: "docs/decisions/README.md", about: "decisions" },
];
