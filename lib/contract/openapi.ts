import { z } from "zod";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { PROBLEMS, problem } from "@/lib/contract/problem";

type Json = Record<string, unknown>;

type Registry = z.core.$ZodRegistry<{ id?: string }>;

const toRef = (id: string) => `#/components/schemas/${id}`;

function childrenOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def as unknown as Record<string, unknown>;
  const parts = [def.innerType, def.element, def.valueType, def.in, def.out];
  const listed = Object.values({ ...(def.options as object), ...(def.shape as object) });
  return [...parts, ...listed].filter(
    (part): part is z.core.$ZodType => typeof part === "object" && part !== null && "_zod" in part,
  );
}

/** Registers the schemas that have a name of their own, wherever they stand under `schema`. */
function registerNamed(schema: z.core.$ZodType, registry: Registry, seen: Set<z.core.$ZodType>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const id = z.globalRegistry.get(schema)?.id;
  if (id) registry.add(schema, { id });
  for (const child of childrenOf(schema)) registerNamed(child, registry, seen);
}

function namedSchemas(): Registry {
  const registry: Registry = z.registry();
  const seen = new Set<z.core.$ZodType>();
  for (const operation of Object.values(OPERATIONS) as Operation[]) {
    if (operation.body) registerNamed(operation.body.schema, registry, seen);
    for (const answer of Object.values(operation.answers)) {
      if (answer.schema) registerNamed(answer.schema, registry, seen);
    }
  }
  registerNamed(problem, registry, seen);
  return registry;
}

const OPTIONS = { io: "input", unrepresentable: "any" } as const;

/** A schema as JSON Schema 2020-12, with named schemas as references. */
function jsonSchema(schema: z.core.$ZodType, registry: Registry): Json {
  const id = registry.get(schema)?.id;
  if (id) return { $ref: toRef(id) };
  const { $defs: _, ...here } = z.toJSONSchema(schema, OPTIONS);
  return JSON.parse(JSON.stringify(strip(here)), (key, value) =>
    key === "$ref" ? toRef(String(value).replace("#/$defs/", "")) : value,
  );
}

function strip({ $id: _, $schema: __, ...rest }: Json): Json {
  return rest;
}

function parametersOf(operation: Operation, registry: Registry): Json[] {
  const fields = (object: z.ZodObject | undefined, place: "path" | "query") =>
    Object.entries(object?.shape ?? {}).map(([name, schema]) => {
      const { description, ...type } = jsonSchema(schema as z.core.$ZodType, registry);
      return { name, in: place, required: place === "path", ...(description ? { description } : {}), schema: type };
    });
  const headers = Object.entries(operation.headers ?? {}).map(([name, description]) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  }));
  return [...fields(operation.parameters, "path"), ...fields(operation.query, "query"), ...headers];
}

const FORMAT_TYPES = { csv: "text/csv", markdown: "text/markdown", ndjson: "application/x-ndjson" } as const;

/** What an operation answers in beside JSON. */
function formatsOf(operation: Operation): (keyof typeof FORMAT_TYPES)[] {
  const choice: unknown = operation.query?.shape.format;
  const options = choice instanceof z.ZodDefault ? choice.unwrap() : null;
  const names: unknown[] = options instanceof z.ZodEnum ? options.options : [];
  return (Object.keys(FORMAT_TYPES) as (keyof typeof FORMAT_TYPES)[]).filter((name) => names.includes(name));
}

function answersOf(operation: Operation, registry: Registry): Json {
  const answers: Json = {};
  for (const [status, { description, schema, type }] of Object.entries(operation.answers)) {
    const content = schema
      ? { "application/json": { schema: jsonSchema(schema, registry) } }
      : { [type ?? "application/json"]: {} };
    for (const format of formatsOf(operation)) Object.assign(content, { [FORMAT_TYPES[format]]: {} });
    answers[status] = { description, content };
  }
  const byStatus = new Map<number, string[]>();
  for (const kind of operation.problems) {
    const { status, title } = PROBLEMS[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), title]);
  }
  for (const [status, titles] of byStatus) {
    answers[status] = {
      description: titles.join("; "),
      content: { "application/problem+json": { schema: { $ref: toRef("Problem") } } },
    };
  }
  return answers;
}

function operationObject(operation: Operation, registry: Registry): Json {
  const parameters = parametersOf(operation, registry);
  const { body } = operation;
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            description: body.description,
            content: Object.fromEntries([
              ...body.types.map((type) => [type, { schema: jsonSchema(body.schema, registry) }]),
              ...(body.raw ?? []).map((type) => [type, {}]),
            ]),
          },
        }
      : {}),
    responses: answersOf(operation, registry),
    security:
      operation.access === "none" ? [] : [{ token: operation.access === "reader" ? ["read"] : [operation.access] }],
  };
}

/** The OpenAPI 3.1 document of this version. Deterministic: the committed copy is compared with it. */
export function openApiDocument(): Json {
  const registry = namedSchemas();
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: toRef });
  const paths: Record<string, Json> = {};
  for (const operation of Object.values(OPERATIONS) as Operation[]) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation, registry),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Driftgrid",
      version: "1",
      description:
        "The chip x quantization accuracy matrix. Errors are RFC 9457 problem documents that name place and fix.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, strip(schema as Json)])),
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "`Authorization: Bearer dg_...`, made by `npm run token`.",
        },
      },
    },
  };
}
