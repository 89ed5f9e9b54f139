import Link from "next/link";
import { useTranslations } from "next-intl";

export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <section className="mx-auto mt-16 max-w-md">
      <h1>{t("title")}</h1>
      <p className="mt-2 text-muted">{t("advice")}</p>
      <p className="mt-4 flex gap-2">
        <Link href="/" className="control control-primary">
          {t("matrix")}
        </Link>
        <Link href="/runs" className="control">
          {t("runs")}
        </Link>
      </p>
    </section>
  );
}
