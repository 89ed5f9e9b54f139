import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/contract/openapi";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { PROBLEMS } from "@/lib/contract/problem";
import { runDocument } from "@/lib/contract/run";
import { listFiles } from "@/tests/support/source-files";

type Json = Record<string, unknown>;

/** Served for the pages' forms, not part of the interface for programs. */
const FORMS = ["app/api/v1/session/route.ts"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const operations = Object.values(OPERATIONS) as Operation[];
const document = openApiDocument() as { paths: Record<string, Record<string, Json>>; components: { schemas: Json } };

const routeFile = (path: string) => `app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;

function methodsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return METHODS.filter((method) => new RegExp(`export (const|(async )?function) ${method}\\b`).test(source));
}

/** Every value under a key, at any depth. */
function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(name === key ? [member] : []),
    ...valuesOf(member, key),
  ]);
}

describe("the OpenAPI document", () => {
  it("is the committed one (npm run openapi writes it)", () => {
    expect(JSON.parse(readFileSync("docs/openapi.json", "utf8"))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("is 3.1 and the same every time it is made", () => {
    expect(document).toMatchObject({ openapi: "3.1.0" });
    expect(JSON.stringify(openApiDocument())).toBe(JSON.stringify(document));
  });

  it("holds every operation once, under its own name", () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
    expect(Object.entries(OPERATIONS).filter(([name, { id }]) => name !== id)).toEqual([]);
  });

  it("refers only to schemas that it holds, and holds none that nothing refers to", () => {
    const references = new Set(valuesOf(document, "$ref"));
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...references].filter((reference) => !held.includes(String(reference)))).toEqual([]);
    expect(held.filter((reference) => !references.has(reference))).toEqual([]);
  });

  it("tells every parameter of a path as required", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(methods)) {
        const told = ((operation.parameters ?? []) as Json[]).filter((parameter) => parameter.in === "path");
        expect(told.map(({ name, required }) => [name, required])).toEqual(named.map((name) => [name, true]));
      }
    }
  });

  it("tells a problem document for every status an operation fails with", () => {
    for (const { id, path, method, problems } of operations) {
      const responses = document.paths[path]?.[method.toLowerCase()]?.responses as Record<string, { content: Json }>;
      for (const kind of problems) {
        expect(Object.keys(responses[PROBLEMS[kind].status]?.content ?? {}), id).toEqual(["application/problem+json"]);
      }
    }
  });

  it("says what an answer is wherever it is JSON", () => {
    for (const operation of operations.filter(({ id }) => id !== "getOpenApi")) {
      for (const { schema, type } of Object.values(operation.answers).slice(0, 1)) {
        expect(schema !== undefined || type !== undefined, operation.id).toBe(true);
      }
    }
  });

  it("gives examples that keep its own schemas", () => {
    const example = (name: string, key: string) =>
      (((document.components.schemas[name] as Json).properties as Json)[key] as { examples?: unknown[] }).examples?.[0];
    const run = {
      model: { name: example("Model", "name") },
      scheme: "w8a8",
      target: { kind: "device", soc: example("Target", "soc") ?? "SM8650" },
      stack: { path: example("Stack", "path"), backend: example("Stack", "backend") },
      eval: { dataset: "imagenet", metric: example("Evaluation", "metric") },
      result: { value: 0.7 },
    };
    expect(runDocument.safeParse(run).error?.issues ?? []).toEqual([]);
    expect(run.model.name).toBe("mobilenet_v2");
  });
});

describe("the routes", () => {
  it.each(operations.map(({ id, method, path }) => [id, method, routeFile(path)]))(
    "of %s: %s is exported by %s",
    (_, method, file) => {
      expect(existsSync(file)).toBe(true);
      expect(methodsOf(file)).toContain(method);
    },
  );

  it("serve nothing that is no operation", () => {
    const served = listFiles([".ts"])
      .filter((file) => /^app\/(.*\/)?route\.ts$/.test(file) && !FORMS.includes(file))
      .flatMap((file) => methodsOf(file).map((method) => `${method} ${file}`));
    expect(served.sort()).toEqual(operations.map(({ method, path }) => `${method} ${routeFile(path)}`).sort());
  });

  it("ask for a scope wherever they write, and for a reader wherever they tell what was measured", () => {
    const open = operations.filter(({ access }) => access === "none").map(({ id }) => id);
    expect(open.sort()).toEqual(["getHealth", "getImportTemplate", "getOpenApi", "getReadiness"]);
    for (const { method, access, id } of operations) {
      // A preview is a question whose words are too long for a URL: it stores nothing.
      if (method !== "GET" && id !== "previewWorkaround") expect(["reader", "none"], id).not.toContain(access);
    }
  });
});
