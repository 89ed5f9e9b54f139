/** The parts of an OpenAPI 3.1 document that the page shows, read from JSON without trusting its shape. */

export type Json = Record<string, unknown>;

export type SchemaRow = {
  /** Path of the field below the schema, `scheme.calibration.samples`; lists end in `[]`. */
  name: string;
  type: string;
  required: boolean;
  description: string | null;
  /** Bounds, defaults and formats in the schema's own words, `maxLength 200`. */
  limits: string[];
};

export type ParameterRow = SchemaRow & { place: string };

export type ApiAnswer = { status: string; description: string; types: string[]; schema: string | null };

export type ApiOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  /** Scopes that a token needs; empty when the operation is open to all. */
  scopes: string[];
  parameters: ParameterRow[];
  body: { description: string | null; types: string[]; schema: string | null } | null;
  answers: ApiAnswer[];
};

export type ApiSchema = { id: string; description: string | null; rows: SchemaRow[] };

const METHODS = ["get", "post", "put", "patch", "delete"];
const LIMIT_KEYS = [
  "default",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
];

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const asJson = (value: unknown): Json => (isJson(value) ? value : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string | null => (typeof value === "string" ? value : null);
const lastSegment = (reference: unknown) => asText(reference)?.split("/").at(-1) ?? null;

/** A schema's type in a few words: `string`, `Model`, `array of Run`, `"ok" | "failed"`. */
export function typeWords(schema: Json): string {
  const named = lastSegment(schema.$ref);
  if (named !== null) return named;
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const options = [...asList(schema.anyOf), ...asList(schema.oneOf), ...asList(schema.allOf)].filter(isJson);
  if (options.length > 0) return [...new Set(options.map(typeWords))].join(" | ");
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : asText(schema.type);
  if (type === "array") return `array of ${typeWords(asJson(schema.items))}`;
  return type ?? "any";
}

function limitsOf(schema: Json): string[] {
  const inner = asList(schema.anyOf).filter(isJson);
  return [schema, ...inner].flatMap((part) =>
    LIMIT_KEYS.flatMap((key) => {
      const value = part[key];
      const shown = typeof value === "string" ? value : JSON.stringify(value);
      // Bounds of a double say nothing.
      const vacuous = value === undefined || value === null || Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
      return vacuous || (key === "pattern" && (shown?.length ?? 0) > 60) ? [] : [`${key} ${shown}`];
    }),
  );
}

function rowOf(name: string, schema: Json, required: boolean): SchemaRow {
  return { name, type: typeWords(schema), required, description: asText(schema.description), limits: limitsOf(schema) };
}

/** The object inside an optional field or a list, with what its name is extended by. */
function nestedObject(schema: Json): { object: Json; suffix: string } | null {
  if (isJson(schema.properties)) return { object: schema, suffix: "" };
  if (isJson(schema.items)) {
    const inner = nestedObject(schema.items);
    return inner && { object: inner.object, suffix: `[]${inner.suffix}` };
  }
  for (const option of asList(schema.anyOf).filter(isJson)) {
    const inner = nestedObject(option);
    if (inner) return inner;
  }
  return null;
}

function rowsOf(schema: Json, prefix: string): SchemaRow[] {
  const required = asList(schema.required);
  return Object.entries(asJson(schema.properties)).flatMap(([key, value]) => {
    const field = asJson(value);
    const name = `${prefix}${key}`;
    const inner = nestedObject(field);
    return [
      rowOf(name, field, required.includes(key)),
      ...(inner ? rowsOf(inner.object, `${name}${inner.suffix}.`) : []),
    ];
  });
}

function contentOf(holder: Json): { types: string[]; schema: string | null } {
  const content = asJson(holder.content);
  const schemas = Object.values(content).map((media) => asJson(asJson(media).schema));
  const first = schemas.find((schema) => Object.keys(schema).length > 0);
  return { types: Object.keys(content), schema: first ? typeWords(first) : null };
}

function operationOf(path: string, method: string, operation: Json): ApiOperation {
  const body = isJson(operation.requestBody) ? operation.requestBody : null;
  return {
    id: asText(operation.operationId) ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: asText(operation.summary) ?? "",
    description: asText(operation.description),
    scopes: asList(operation.security)
      .flatMap((scheme) => Object.values(asJson(scheme)).flatMap(asList))
      .map(String),
    parameters: asList(operation.parameters)
      .filter(isJson)
      .map((parameter) => ({
        ...rowOf(asText(parameter.name) ?? "", asJson(parameter.schema), parameter.required === true),
        description: asText(parameter.description),
        place: asText(parameter.in) ?? "",
      })),
    body: body && { description: asText(body.description), ...contentOf(body) },
    answers: Object.entries(asJson(operation.responses)).map(([status, answer]) => ({
      status,
      description: asText(asJson(answer).description) ?? "",
      ...contentOf(asJson(answer)),
    })),
  };
}

/** Operations in the order of the document. */
export function readOperations(document: Json): ApiOperation[] {
  return Object.entries(asJson(document.paths)).flatMap(([path, item]) =>
    Object.entries(asJson(item))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => operationOf(path, method, asJson(operation))),
  );
}

/** Named schemas with their fields, those without fields included, in the order of the document. */
export function readSchemas(document: Json): ApiSchema[] {
  return Object.entries(asJson(asJson(document.components).schemas)).map(([id, value]) => {
    const schema = asJson(value);
    const rows = rowsOf(schema, "");
    return { id, description: asText(schema.description), rows: rows.length > 0 ? rows : [rowOf("", schema, true)] };
  });
}
