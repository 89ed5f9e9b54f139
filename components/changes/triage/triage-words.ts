import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Locale } from "@/components/locale/locales";
import { TRIAGE_STATES, type TriageState } from "@/lib/domain/triage";
import type { TriageFailure } from "./send-triage";
import { OFFERED, type Offered } from "./triage-target";

export type ActionWords = {
  name: string;
  /** What it does, in a sentence. */
  does: string;
  /** What was done, with `{changes}`. */
  done: string;
};

/** Words of dealing with changes; texts in braces are filled in by the browser. */
export type TriageWords = {
  locale: Locale;
  title: string;
  groupTitle: string;
  close: string;
  what: string;
  reason: string;
  optional: string;
  assignee: string;
  assigneeHelp: string;
  sending: string;
  one: string;
  many: string;
  settling: string;
  settled: string;
  late: string;
  left: string;
  recorded: string;
  signIn: string;
  actions: Record<Offered, ActionWords>;
  states: Record<TriageState, string>;
  failures: Record<TriageFailure["kind"], string>;
  keys: { next: string; previous: string; acknowledge: string; resolve: string; open: string };
};

/** Words of `TriageDesk`; for server components, which hand them down. */
export function useTriageWords(): TriageWords {
  const t = useTranslations("changes.triage");
  const state = useTranslations("changes.state");
  const { locale } = useFormats();
  const actions = OFFERED.map((action): [Offered, ActionWords] => [
    action,
    {
      name: t(`action.${action}`),
      does: t(`does.${action}`),
      done: t(`done.${action}`, { changes: "{changes}" }),
    },
  ]);
  return {
    locale,
    title: t("title"),
    groupTitle: t("groupTitle", { changes: "{changes}" }),
    close: t("close"),
    what: t("what"),
    reason: t("reason"),
    optional: t("optional"),
    assignee: t("assignee"),
    assigneeHelp: t("assigneeHelp"),
    sending: t("sending", { done: "{done}", total: "{total}" }),
    one: t("one"),
    many: t("many", { number: "{number}" }),
    settling: t("settling"),
    settled: t("settled"),
    late: t("late"),
    left: t("left", { changes: "{changes}" }),
    recorded: t("recorded"),
    signIn: t("signIn"),
    actions: Object.fromEntries(actions) as Record<Offered, ActionWords>,
    states: Object.fromEntries(TRIAGE_STATES.map((one) => [one, state(one)])) as Record<TriageState, string>,
    failures: {
      network: t("failure.network"),
      session: t("failure.session"),
      scope: t("failure.scope"),
      gone: t("failure.gone"),
      refused: t("failure.refused"),
    },
    keys: {
      next: t("key.next"),
      previous: t("key.previous"),
      acknowledge: t("key.acknowledge"),
      resolve: t("key.resolve"),
      open: t("key.open"),
    },
  };
}

/** Puts texts into the braces of a word. */
export function filled(words: string, texts: Record<string, string>): string {
  return Object.entries(texts).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), words);
}
