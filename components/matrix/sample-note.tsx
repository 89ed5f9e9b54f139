import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Square } from "@/lib/domain/matrix";

/** Says above the table that results are sample data, and leads to results of one's own. */
export function SampleNote({ squares }: { squares: Square[][] }) {
  const t = useTranslations("matrix.samples");
  const cells = squares.flat().flatMap(({ cell }) => cell ?? []);
  const samples = cells.filter((cell) => cell.marks.includes("sample")).length;
  if (samples === 0) return null;
  return (
    <p role="note" className="panel mb-2.5 flex flex-wrap gap-x-3 gap-y-1 px-3 py-2">
      <span>{t(samples === cells.length ? "all" : "some")}</span>
      {samples === cells.length && (
        <Link href="/docs/api" prefetch={false} className="link">
          {t("send")}
        </Link>
      )}
      <Link href="/settings" prefetch={false} className="link">
        {t("settings")}
      </Link>
    </p>
  );
}
