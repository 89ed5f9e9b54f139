import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { localPath } from "@/app/_server/local-path";
import type { SearchParams } from "@/app/_server/pages";
import { SignInForm } from "@/components/sign-in/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { code, error, next } = await searchParams;
  const text = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : null);
  return <SignInForm code={text(code)} error={text(error)} next={localPath(text(next))} />;
}
