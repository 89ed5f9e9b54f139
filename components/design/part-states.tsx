import { useTranslations } from "next-intl";
import { Chapter, Sample, Samples } from "@/components/design/sample";
import { useFormats } from "@/components/format/use-formats";
import { Icon } from "@/components/icon/icon";
import { ICON_SHAPES, type IconName } from "@/components/icon/icon-shapes";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Key } from "@/components/ui/key";
import { Pager } from "@/components/ui/pager";
import { Segments } from "@/components/ui/segments";
import { Stat, StatList } from "@/components/ui/stat";
import { TabLinks } from "@/components/ui/tab-links";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";

const VERDICTS = ["collapsed", "regressed", "watch", "unchanged", "improved", "insufficient"] as const;
const TONES = ["neutral", "outline", "accent", "danger"] as const;
const CHIPS = [
  ["SM8650", 0.702],
  ["SM8550", 0.699],
] as const;

/** What shows something: badges, choices that are links, tables, figures, and what stands where there is nothing. */
export function PartStates() {
  const t = useTranslations("design.parts");
  const changes = useTranslations("changes");
  const formats = useFormats();
  const choices = [
    { id: "first", label: t("first"), href: "#parts" },
    { id: "second", label: t("second"), href: "#parts" },
  ];
  return (
    <Chapter id="parts" title={t("title")}>
      <Samples>
        {VERDICTS.map((verdict) => (
          <Sample key={verdict} name={verdict}>
            <Badge tone={verdict}>{changes(`verdict.${verdict}`)}</Badge>
          </Sample>
        ))}
        {TONES.map((tone) => (
          <Sample key={tone} name={tone}>
            <Badge tone={tone}>{t("word")}</Badge>
          </Sample>
        ))}
        <Sample name={t("key")}>
          <Key>?</Key>
        </Sample>
        <Sample name={t("segments")}>
          <Segments label={t("segments")} segments={choices} current="first" />
        </Sample>
        <Sample name={t("tabLinks")}>
          <TabLinks
            label={t("tabLinks")}
            tabs={choices.map((tab) => ({ ...tab, count: formats.count(1_204) }))}
            current="first"
          />
        </Sample>
        <Sample name={t("pager")}>
          <Pager
            label={t("pager")}
            back={{ href: "#parts", label: t("back") }}
            on={{ href: "#parts", label: t("on") }}
          />
        </Sample>
        {(Object.keys(ICON_SHAPES) as IconName[]).map((name) => (
          <Sample key={name} name={name}>
            <Icon name={name} />
          </Sample>
        ))}
      </Samples>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <div className="panel p-4">
          <StatList>
            <Stat
              label={t("accuracy")}
              {...statOf(formats.value(0.702, "fraction"))}
              detail={formats.text(formats.interval(0.673, 0.73, "fraction"))}
            />
            <Stat label={t("runs")} value={formats.count(3_649)} detail={t("detail")} />
          </StatList>
          <Disclosure title={t("disclosure")} count={formats.count(2)} className="mt-4">
            <p className="mt-1 text-muted">{t("inside")}</p>
          </Disclosure>
          <p className="mt-4">
            <a href="#parts" className="link">
              {t("link")}
            </a>
          </p>
          <pre className="code-block mt-4">npm start</pre>
        </div>
        <TableFrame label={t("table")}>
          <TableHead columns={[t("chip"), { name: t("accuracy"), number: true }]} />
          <tbody>
            {CHIPS.map(([chip, value]) => (
              <tr key={chip}>
                <td>{chip}</td>
                <td data-number="">{formats.text(formats.value(value, "fraction"))}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
      <div className="panel mt-4">
        <EmptyState title={t("empty")} advice={t("emptyAdvice")}>
          <ButtonLink kind="primary" href="#parts">
            {t("next")}
          </ButtonLink>
        </EmptyState>
      </div>
    </Chapter>
  );
}

const statOf = ({ number, unit }: { number: string; unit: string }) => ({ value: number, unit });
