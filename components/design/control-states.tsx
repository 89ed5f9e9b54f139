import { useTranslations } from "next-intl";
import { DemoLoader } from "@/components/design/demo-loader";
import { Chapter, Sample, Samples } from "@/components/design/sample";
import { Icon } from "@/components/icon/icon";
import { Button, ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

const KINDS = ["plain", "primary", "quiet", "danger"] as const;

/** What is pressed, typed into or chosen. Hover and focus are those of the browser: try them. */
export function ControlStates() {
  const t = useTranslations("design.controls");
  const run = t("run");
  return (
    <Chapter id="controls" title={t("title")} about={t("about")}>
      <Samples>
        {KINDS.map((kind) => (
          <Sample key={kind} name={t(`kind.${kind}`)}>
            <Button kind={kind}>{run}</Button>
          </Sample>
        ))}
        <Sample name={t("small")}>
          <Button small>{run}</Button>
        </Sample>
        <Sample name={t("withIcon")}>
          <Button>
            <Icon name="check" />
            {run}
          </Button>
        </Sample>
        <Sample name={t("disabled")}>
          <Button disabled>{run}</Button>
        </Sample>
        <Sample name={t("busy")}>
          <Button aria-busy="true">{run}</Button>
        </Sample>
        <Sample name={t("link")}>
          <ButtonLink href="#controls">{run}</ButtonLink>
        </Sample>
        <Sample name={t("long")}>
          <span className="inline-flex w-40">
            <Button className="min-w-0">
              <span className="truncate">{t("longText")}</span>
            </Button>
          </span>
        </Sample>
        <Sample name={t("copy")}>
          <CopyButton text={run} words={{ copy: t("copy"), copied: t("copied") }} />
        </Sample>
      </Samples>
      <div className="h-3.5" />
      <Samples>
        <Sample name={t("field")}>
          <input className="field" aria-label={t("field")} defaultValue="mobilenet_v2" />
        </Sample>
        <Sample name={t("placeholder")}>
          <input className="field" aria-label={t("placeholder")} placeholder={t("placeholderText")} />
        </Sample>
        <Sample name={t("invalid")}>
          <input className="field" aria-label={t("invalid")} aria-invalid="true" defaultValue="w8a" />
        </Sample>
        <Sample name={t("disabled")}>
          <input className="field" aria-label={t("disabled")} disabled defaultValue="SM8650" />
        </Sample>
        <Sample name={t("progress")}>
          <progress className="import-progress min-w-36" aria-label={t("progress")} value={0.6} max={1} />
        </Sample>
        <Sample name={t("waiting")}>
          <progress className="import-progress min-w-36" aria-label={t("waiting")} />
        </Sample>
      </Samples>
      <div className="mt-3">
        <DemoLoader
          words={{
            menu: t("menu"),
            first: t("run"),
            off: t("disabled"),
            away: t("link"),
            dialog: t("dialog"),
            panel: t("panel"),
            close: t("close"),
            says: t("longText"),
            tip: t("tip"),
            tabs: t("tabs"),
            tab: [t("tabFirst"), t("tabSecond")],
          }}
        />
      </div>
    </Chapter>
  );
}
