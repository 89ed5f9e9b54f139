import { useTranslations } from "next-intl";
import { NeedsAdmin } from "@/components/settings/needs-admin";
import { Button } from "@/components/ui/button";

/** One click to something to look at; without an administrator, how to get there. */
export function FillSamples({ mayFill }: { mayFill: boolean }) {
  const t = useTranslations("empty");
  return (
    <>
      <form method="post" action="/api/v1/sample-data" className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <input type="hidden" name="shown" value="true" />
        <input type="hidden" name="next" value="/" />
        <Button type="submit" disabled={!mayFill}>
          {t("fill")}
        </Button>
        {!mayFill && (
          <span className="text-muted">
            <NeedsAdmin words={t("needsAdmin")} next="/" />
          </span>
        )}
      </form>
      <p className="mt-2 text-muted text-xs">
        <code className="font-mono">npm run sample-data -- restore</code>
      </p>
    </>
  );
}
