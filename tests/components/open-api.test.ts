import { describe, expect, it } from "vitest";
import { curlFor } from "@/components/docs/curl";
import { readOperations, readSchemas, typeWords } from "@/components/docs/open-api";
import { exampleRun } from "@/components/empty/example-run";
import { openApiDocument } from "@/lib/contract/openapi";
import { runDocument } from "@/lib/contract/run";

const document = openApiDocument();

describe("the API page", () => {
  it("shows every operation of the document", () => {
    const paths = document.paths as Record<string, Record<string, unknown>>;
    const expected = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(readOperations(document).map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
  });

  it("shows the body, scope and answers of an upload", () => {
    const upload = readOperations(document).find(({ id }) => id === "postRuns");
    expect(upload).toMatchObject({ scopes: ["ingest"], body: { schema: "Run | array of Run" } });
    expect(upload?.answers.map(({ status }) => status)).toContain("201");
  });

  it("has a table for every schema that a type names", () => {
    const schemas = readSchemas(document);
    const known = new Set(schemas.map(({ id }) => id));
    const named = schemas.flatMap(({ rows }) =>
      rows.flatMap(({ type }) => type.match(/(?<!")\b[A-Z][A-Za-z]+\b(?!")/g) ?? []),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(
      schemas
        .find(({ id }) => id === "Run")
        ?.rows.filter(({ name, required }) => required && !name.includes("."))
        .map(({ name }) => name),
    ).toEqual(["model", "scheme", "target", "eval", "result"]);
  });

  it("reads a document of any shape without failing", () => {
    expect(readOperations({ paths: { "/x": { get: null, parameters: [] } } })).toHaveLength(1);
    expect(readSchemas({ components: 3 })).toEqual([]);
    expect(typeWords({})).toBe("any");
  });

  it("gives examples that the contract accepts", () => {
    expect(runDocument.safeParse(JSON.parse(exampleRun())).error).toBeUndefined();
    const upload = readOperations(document).find(({ id }) => id === "postRuns");
    expect(upload && curlFor(upload, "http://lab:3000")).toMatch(/^curl -X POST "http:\/\/lab:3000\/api\/v1\/runs"/);
  });
});
