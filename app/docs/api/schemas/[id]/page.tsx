import type { Metadata } from "next";
import { missing } from "@/app/_missing/missing";
import { readSchemas } from "@/components/docs/open-api";
import { SchemaPage } from "@/components/docs/schema-page";
import { openApiDocument } from "@/lib/contract/openapi";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await params).id };
}

export default async function ApiSchemaPage({ params }: Properties) {
  const { id } = await params;
  const schema = readSchemas(openApiDocument()).find((one) => one.id === id);
  if (!schema) return missing();
  return <SchemaPage schema={schema} />;
}
