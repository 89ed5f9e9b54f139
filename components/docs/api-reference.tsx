import { useTranslations } from "next-intl";
import { curlFor } from "@/components/docs/curl";
import { DocsFrame } from "@/components/docs/docs-frame";
import type { ApiOperation, ApiSchema } from "@/components/docs/open-api";
import type { ProblemKindRow } from "@/components/docs/problem-table";
import { ProblemTable } from "@/components/docs/problem-table";
import { SchemaTable } from "@/components/docs/schema-table";
import { TypeWords } from "@/components/docs/type-words";
import { WithCode } from "@/components/docs/with-code";

type Properties = {
  operations: ApiOperation[];
  /** Names alone: each has a page of its own, since all of them together are megabytes. */
  schemas: Pick<ApiSchema, "id" | "description">[];
  problems: ProblemKindRow[];
  /** Where this server is reached, for the examples. */
  origin: string;
};

/** The API as its OpenAPI document says it. */
export function ApiReference({ operations, schemas, problems, origin }: Properties) {
  const t = useTranslations("api");
  const contents = [
    ...operations.map(({ id, method, path }) => ({ id, text: `${method} ${path.replace("/api/v1", "")}`, depth: 1 })),
    { id: "problems", text: t("problems"), depth: 1 },
    { id: "schemas", text: t("schemas"), depth: 1 },
  ];
  return (
    <DocsFrame current="/docs/api" contents={contents}>
      <div className="min-w-0">
        <h1>{t("title")}</h1>
        <p className="mt-1.5 max-w-prose text-muted">{t("lead")}</p>
        <p className="mt-1.5">
          <a href="/api/openapi.json" className="link">
            {t("download")}
          </a>
        </p>
        {operations.map((operation) => (
          <Operation key={operation.id} operation={operation} curl={curlFor(operation, origin)} />
        ))}
        <h2 id="problems" className="mt-10 scroll-mt-4 text-base">
          {t("problems")}
        </h2>
        <ProblemTable problems={problems} label={t("problems")} />
        <h2 id="schemas" className="mt-10 scroll-mt-4 text-base">
          {t("schemas")}
        </h2>
        <ul className="mt-2 columns-[16rem] gap-x-6">
          {schemas.map(({ id }) => (
            <li key={id} className="break-inside-avoid">
              <a href={`/docs/api/schemas/${id}`} className="link font-mono text-xs">
                {id}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </DocsFrame>
  );
}

function Operation({ operation, curl }: { operation: ApiOperation; curl: string }) {
  const t = useTranslations("api");
  const { id, method, path, summary, description, scopes, parameters, body, answers } = operation;
  return (
    <section id={id} className="mt-8 scroll-mt-4 border-line border-t pt-5">
      <h2 className="flex flex-wrap items-baseline gap-x-2.5">
        <code className="break-all font-mono text-sm">
          <span className="text-accent">{method}</span> {path}
        </code>
        <span className="font-normal text-muted">{summary}</span>
      </h2>
      {description !== null && (
        <p className="mt-1.5 max-w-prose">
          <WithCode text={description} />
        </p>
      )}
      <p className="mt-1.5 text-muted">{scopes.length > 0 ? t("scope", { scopes: scopes.join(", ") }) : t("open")}</p>
      {parameters.length > 0 && (
        <>
          <h3 className="eyebrow mt-4">{t("parameters")}</h3>
          <SchemaTable rows={parameters} label={`${t("parameters")} ${id}`} />
        </>
      )}
      {body !== null && (
        <>
          <h3 className="eyebrow mt-4">{t("body")}</h3>
          <p className="mt-1">
            {body.schema !== null && <TypeWords words={body.schema} />}{" "}
            <span className="text-muted">{body.types.join(", ")}</span>
          </p>
          {body.description !== null && <p className="text-muted">{body.description}</p>}
        </>
      )}
      <h3 className="eyebrow mt-4">{t("answers")}</h3>
      <dl className="mt-1 grid grid-cols-[2.5rem_minmax(0,1fr)] gap-y-1">
        {answers.map(({ status, description: what, schema, types }) => (
          <div key={status} className="contents">
            <dt className="font-[560]">{status}</dt>
            <dd>
              {what} {schema !== null && <TypeWords words={schema} />}{" "}
              <span className="text-muted text-xs">{types.join(", ")}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="eyebrow mt-4 mb-1.5">{t("example")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code-block" tabIndex={0} dir="ltr">
        {curl}
      </pre>
    </section>
  );
}
