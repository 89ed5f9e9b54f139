import Link from "next/link";
import { useTranslations } from "next-intl";
import { DocsFrame } from "@/components/docs/docs-frame";
import type { ApiSchema } from "@/components/docs/open-api";
import { SchemaTable } from "@/components/docs/schema-table";
import { WithCode } from "@/components/docs/with-code";

/** One schema of the API with its fields. */
export function SchemaPage({ schema: { id, description, rows } }: { schema: ApiSchema }) {
  const t = useTranslations("api");
  return (
    <DocsFrame current="/docs/api" contents={[]}>
      <div className="min-w-0">
        <p className="text-muted">
          <Link href="/docs/api#schemas" prefetch={false} className="link">
            {t("title")}
          </Link>
        </p>
        <h1 className="break-words font-mono">{id}</h1>
        {description !== null && (
          <p className="mt-1.5 max-w-prose text-muted">
            <WithCode text={description} />
          </p>
        )}
        <SchemaTable rows={rows} label={id} />
      </div>
    </DocsFrame>
  );
}
