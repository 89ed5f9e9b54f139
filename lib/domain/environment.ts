/** Where two documents differ: everything that was recorded, field by field. */

export type FieldDifference = {
  /** Path in the document, `stack.options.htp_bf16_enable`. */
  field: string;
  before: string | null;
  after: string | null;
  /** True for what can change numbers: software, options, artefacts, scheme, placement. */
  numeric: boolean;
};

/** What says what came out, when, and where it is kept: it differs between any two runs and explains nothing. */
const OUTCOMES = ["id", "startedAt", "result", "layers", "links", "cost", "campaign", "provenance"];
/** What can change numbers, most telling first. */
const NUMERIC = [
  "stack.qairt",
  "stack.qnnEp",
  "stack.onnxruntime",
  "stack.qairtCompile",
  "stack.runtime",
  "stack.backend",
  "stack.options",
  "stack.numerics",
  "stack",
  "artifact.quantizedSha256",
  "artifact.sourceSha256",
  "artifact",
  "scheme",
  "placement",
  "target",
  "reference",
  "eval",
  "model",
];

const within = (field: string, root: string) =>
  field === root || field.startsWith(`${root}.`) || field.startsWith(`${root}[`);

function rankOf(field: string): number {
  const rank = NUMERIC.findIndex((root) => within(field, root));
  return rank < 0 ? NUMERIC.length : rank;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (typeof value !== "object") {
    into.set(path, String(value));
    return;
  }
  // Lists are compared whole: that one element moved says nothing.
  if (Array.isArray(value)) {
    if (value.length > 0) into.set(path, JSON.stringify(value));
    return;
  }
  for (const [name, member] of Object.entries(value)) flatten(member, path === "" ? name : `${path}.${name}`, into);
}

/** Fields in which two documents differ, unknown being null: what can change numbers first, then by name. */
export function environmentDifference(before: object, after: object): FieldDifference[] {
  const [was, is] = [new Map<string, string>(), new Map<string, string>()];
  flatten(before, "", was);
  flatten(after, "", is);
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => was.get(field) !== is.get(field) && !OUTCOMES.some((root) => within(field, root)),
  );
  return fields
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .map((field) => ({
      field,
      before: was.get(field) ?? null,
      after: is.get(field) ?? null,
      numeric: rankOf(field) < NUMERIC.length,
    }));
}
