import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

type Properties = { id: string; text: string; label: string; tall?: true; children?: ReactNode };

/** A text to be copied as it is, with what belongs to it above. */
export function CodeText({ id, text, label, tall, children }: Properties) {
  const t = useTranslations("run.code");
  return (
    <>
      <div className="mt-1.5 mb-1 flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0 text-muted text-xs">{children}</div>
        <CopyButton text={{ of: id }} words={{ copy: t("copy"), copied: t("copied") }} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className={`code-block ${tall ? "max-h-[36rem]" : "max-h-96"}`}>
        <pre id={id} dir="ltr">
          {text}
        </pre>
      </section>
    </>
  );
}
