import Link from "next/link";
import { useTranslations } from "next-intl";

/** What only an administrator may do, in words, and the way to sign in as one. @param next the page to come back to */
export function NeedsAdmin({ words, next = "/settings" }: { words: string; next?: string }) {
  const t = useTranslations("settings");
  return (
    <>
      {words}{" "}
      <Link href={`/sign-in?next=${encodeURIComponent(next)}`} prefetch={false} className="link">
        {t("signIn")}
      </Link>
    </>
  );
}
