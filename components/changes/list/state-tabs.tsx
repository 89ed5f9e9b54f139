import { useTranslations } from "next-intl";
import { useCountedWords } from "@/components/changes/list/verdict-toggles";
import { TabLinks } from "@/components/ui/tab-links";
import type { ChangesFilter, ChangesView } from "@/lib/domain/change-view";
import { TRIAGE_STATES } from "@/lib/domain/triage";

type Properties = { view: ChangesView; hrefOf: (filter: ChangesFilter) => string };

/** What has become of changes, one tab a state; a choice of several that is not all has no tab of its own. */
export function StateTabs({ view: { filter, states }, hrefOf }: Properties) {
  const t = useTranslations("changes");
  const words = useCountedWords();
  const [first] = filter.states;
  const whole = filter.states.length === TRIAGE_STATES.length;
  const current = whole ? "any" : filter.states.length === 1 && first ? first : "";
  const to = (chosen: ChangesFilter["states"]) => hrefOf({ ...filter, states: chosen, page: 1 });
  return (
    <TabLinks
      label={t("states")}
      current={current}
      tabs={[
        ...TRIAGE_STATES.map((state) => ({
          id: state as string,
          label: t(`state.${state}`),
          href: to([state]),
          count: words(states[state]),
        })),
        { id: "any", label: t("any"), href: to([...TRIAGE_STATES]) },
      ]}
    />
  );
}
