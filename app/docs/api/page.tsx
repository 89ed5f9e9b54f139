import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requestOrigin } from "@/app/_request/origin";
import { ApiReference } from "@/components/docs/api-reference";
import { readOperations, readSchemas } from "@/components/docs/open-api";
import { openApiDocument } from "@/lib/contract/openapi";
import { PROBLEMS } from "@/lib/contract/problem";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("api");
  return { title: t("title") };
}

export default async function ApiPage() {
  const document = openApiDocument();
  return (
    <ApiReference
      operations={readOperations(document)}
      schemas={readSchemas(document)}
      problems={Object.entries(PROBLEMS).map(([kind, about]) => ({ kind, ...about }))}
      origin={await requestOrigin()}
    />
  );
}
