import { parseAst } from "vitest/node";

/** One mention of another module. */
export type Reference = {
  specifier: string;
  /** Gone after compilation: `import type`, `import { type A }`, `typeof import("a")`. */
  typeOnly: boolean;
  /** `export ... from`. */
  reExport: boolean;
};

/** What the house rules ask about one source file. */
export type ParsedModule = {
  references: Reference[];
  /** Uses of a clock or a random source, as written: `Date.now`, `new Date()`, `Math.random`, ... */
  impurities: string[];
  /** Whether anything is declared here (a file which only re-exports is a barrel). */
  declares: boolean;
};

type Node = { type: string; [key: string]: unknown };

const IMPURE_MEMBERS = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "process.hrtime",
  "crypto.randomUUID",
  "crypto.getRandomValues",
]);
const FORWARDS = new Set(["ImportDeclaration", "ExportAllDeclaration"]);

/**
 * Reads a source file with a real parser, so that strings and comments never count as code.
 * @throws when the text is not TypeScript
 */
export function parseModule(file: string, text: string): ParsedModule {
  // In a .ts file <T> begins a type, in the others it begins an element.
  const program = parseAst(text, { lang: /\.m?ts$/.test(file) ? "ts" : "tsx" }) as unknown as { body: Node[] };
  const found: ParsedModule = { references: [], impurities: [], declares: false };
  found.declares = program.body.some(
    (statement) => !FORWARDS.has(statement.type) && !(statement.type === "ExportNamedDeclaration" && statement.source),
  );
  walk(program, (node) => {
    const reference = referenceOf(node);
    if (reference) found.references.push(reference);
    const impurity = impurityOf(node);
    if (impurity) found.impurities.push(impurity);
  });
  return found;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (value !== null && typeof value === "object") {
    if (isNode(value)) visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function isNode(value: object): value is Node {
  return "type" in value && typeof value.type === "string";
}

function literal(value: unknown): string | undefined {
  const node = value as { type?: string; value?: unknown; quasis?: { value: { cooked: string } }[] } | null;
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TSLiteralType") return literal((node as unknown as { literal: unknown }).literal);
  // A template without holes is a string; one with holes is named by its fixed beginning.
  if (node?.type === "TemplateLiteral") return node.quasis?.[0]?.value.cooked;
  return undefined;
}

function referenceOf(node: Node): Reference | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return refer(node.source, isTypeOnly(node, "importKind"), false);
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return node.source ? refer(node.source, isTypeOnly(node, "exportKind"), true) : undefined;
    case "ImportExpression":
      return refer(node.source, false, false);
    case "TSImportType":
      return refer(node.source ?? node.argument, true, false);
    case "TSExternalModuleReference":
      return refer(node.expression, false, false);
    case "CallExpression":
      return nameOf(node.callee) === "require" ? refer((node.arguments as unknown[])[0], false, false) : undefined;
    default:
      return undefined;
  }
}

function refer(source: unknown, typeOnly: boolean, reExport: boolean): Reference {
  return { specifier: literal(source) ?? "(computed)", typeOnly, reExport };
}

function isTypeOnly(node: Node, kind: "importKind" | "exportKind"): boolean {
  if (node[kind] === "type") return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kind] === "type");
}

function impurityOf(node: Node): string | undefined {
  if (node.type === "MemberExpression") {
    const name = nameOf(node);
    return name !== undefined && IMPURE_MEMBERS.has(name) ? name : undefined;
  }
  const isNow = nameOf(node.callee) === "Date" && (node.arguments as unknown[]).length === 0;
  if (node.type === "NewExpression" && isNow) return "new Date()";
  // Date(...) without new ignores its arguments and tells the time.
  if (node.type === "CallExpression" && nameOf(node.callee) === "Date") return "Date()";
  return undefined;
}

/** `a` or `a.b`, also as `a["b"]` and `globalThis.a.b`. */
function nameOf(value: unknown): string | undefined {
  const node = value as Node | null | undefined;
  if (node?.type === "Identifier") return node.name as string;
  if (node?.type === "ParenthesizedExpression" || node?.type === "ChainExpression") return nameOf(node.expression);
  if (node?.type !== "MemberExpression") return undefined;
  const owner = nameOf(node.object);
  const property = node.computed ? literal(node.property) : nameOf(node.property);
  if (owner === undefined || property === undefined) return undefined;
  return owner === "globalThis" ? property : `${owner}.${property}`;
}
