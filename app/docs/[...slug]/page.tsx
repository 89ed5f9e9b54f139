import type { Metadata } from "next";
import { missing } from "@/app/_missing/missing";
import { ALL_DOCUMENTS } from "@/components/docs/docs-list";
import { DocumentPage } from "@/components/docs/document-page";
import { parseDocument } from "@/components/docs/parse-document";
import { readDocument } from "@/lib/services/read-document";

type Properties = { params: Promise<{ slug: string[] }> };

async function readPage({ params }: Properties) {
  const slug = (await params).slug.join("/");
  const document = ALL_DOCUMENTS.find((one) => one.slug === slug);
  return document && { document, markdown: await readDocument(document.path) };
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const page = await readPage(properties);
  return page ? { title: parseDocument(page.markdown).title } : {};
}

export default async function DocumentRoute(properties: Properties) {
  const page = await readPage(properties);
  return page ? <DocumentPage {...page} /> : missing();
}
