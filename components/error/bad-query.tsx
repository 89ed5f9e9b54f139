import Link from "next/link";
import { useTranslations } from "next-intl";

type Properties = {
  /** What the address says that cannot be read. */
  problems: { location: string; message: string }[];
  /** The page without its query. */
  back: string;
};

export function BadQuery({ problems, back }: Properties) {
  const t = useTranslations("badQuery");
  return (
    <section className="mx-auto mt-16 max-w-lg">
      <h1>{t("title")}</h1>
      <ul className="mt-3 space-y-1">
        {problems.map(({ location, message }) => (
          <li key={`${location} ${message}`} className="break-words">
            <code className="font-mono text-xs">{location}</code> <bdi className="text-muted">{message}</bdi>
          </li>
        ))}
      </ul>
      <Link href={back} className="control control-primary mt-4">
        {t("back")}
      </Link>
    </section>
  );
}
