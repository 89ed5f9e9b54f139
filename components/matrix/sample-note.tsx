import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Square } from "@/lib/domain/matrix";

const isSample = ({ cell }: Square) => cell?.marks.includes("sample") === true;

/** True when sample data stands in the matrix, and the note above it. */
export function showsSamples(squares: Square[][]): boolean {
  return squares.some((row) => row.some(isSample));
}

/** Says above the table that results are sample data, what they show, and how to get to results of one's own. */
export function SampleNote({ squares }: { squares: Square[][] }) {
  const t = useTranslations("matrix.samples");
  const reading = useTranslations("reading");
  if (!showsSamples(squares)) return null;
  const all = squares.flat().every((square) => square.cell === null || isSample(square));
  return (
    <p role="note" className="panel mb-2.5 flex flex-wrap items-baseline gap-x-4 gap-y-1 px-3 py-1.5 print:hidden">
      <span className="min-w-0 flex-1 basis-80">
        {t(all ? "all" : "some")} {all && <span className="text-muted">{t("shows")}</span>}
      </span>
      <span className="flex flex-wrap gap-x-3 gap-y-1 print:hidden">
        <Link href="/docs/concepts" prefetch={false} className="link">
          {reading("more")}
        </Link>
        {all && (
          <Link href="/docs/api" prefetch={false} className="link">
            {t("send")}
          </Link>
        )}
        {all && (
          <Link href="/import" prefetch={false} className="link">
            {t("import")}
          </Link>
        )}
        <Link href="/settings" prefetch={false} className="link">
          {t("settings")}
        </Link>
      </span>
    </p>
  );
}
