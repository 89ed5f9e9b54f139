"use client";

import { createContext, type MouseEvent, type ReactNode, useContext, useRef } from "react";
import { numberFormats } from "@/components/format/numbers";
import { PageKeys } from "@/components/keys/page-keys";
import { type KeyBindings, useKeys } from "@/components/keys/use-keys";
import type { Triage } from "@/lib/domain/triage";
import { TriageDialog } from "./triage-dialog";
import { TriageStatus } from "./triage-status";
import { OFFERED, type Offered, offeredFor, type TriageTarget, targetOf } from "./triage-target";
import { filled, type TriageWords } from "./triage-words";
import { useChangeFocus } from "./use-change-focus";
import { useTriage } from "./use-triage";

type Recorded = { recorded: ReadonlyMap<string, Triage>; words: TriageWords };

const RecordedContext = createContext<Recorded | null>(null);

/** What the browser knows to be recorded and the page does not show yet. */
export function useRecorded(id: string): { triage: Triage; words: TriageWords } | null {
  const context = useContext(RecordedContext);
  const triage = context?.recorded.get(id);
  return context && triage ? { triage, words: context.words } : null;
}

type Properties = {
  words: TriageWords;
  /** Whether this reader may change anything. */
  may: boolean;
  /** The filter of the list as a URL query, which a group's members are read with. */
  query: string;
  /** A list of changes, through which `p` and `n` move. */
  list?: boolean;
  children: ReactNode;
};

/**
 * Where changes are dealt with. Elements inside say what they are by `data-change` (with `data-name`, `data-state`,
 * `data-assignee`) or `data-group` (with `data-name`, `data-total`); a button with `data-triage` asks what to do with
 * the one that it lies in, and `a` and `r` with the one that has the focus.
 */
export function TriageDesk({ words, may, query, list = false, children }: Properties) {
  const root = useRef<HTMLDivElement>(null);
  const focus = useChangeFocus(root);
  const course = useTriage(query);
  const { stage } = course;

  const ask = (target: TriageTarget, wanted: Offered | null) => {
    const offered = offeredFor(target);
    const action = wanted !== null && offered.includes(wanted) ? wanted : offered[0];
    if (action) course.ask(target, action, wanted === null ? "action" : "reason");
  };
  const askByKey = (action: Offered) => {
    const target = targetOf(focus.current());
    if (target) ask(target, action);
    else focus.move(1);
  };
  const onClick = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-triage]") : null;
    const found = targetOf(button);
    if (button && found) ask(found, OFFERED.find((action) => action === button.dataset.triage) ?? null);
  };

  const keys: KeyBindings = {
    ...(list && {
      n: { words: words.keys.next, run: () => focus.move(1) },
      p: { words: words.keys.previous, run: () => focus.move(-1) },
    }),
    ...(may && {
      a: { words: words.keys.acknowledge, run: () => askByKey("acknowledge") },
      r: { words: words.keys.resolve, run: () => askByKey("resolve") },
    }),
  };
  useKeys(keys);

  const { count } = numberFormats(words.locale);
  const changes = (number: number) => (number === 1 ? words.one : filled(words.many, { number: count(number) }));
  return (
    <RecordedContext value={{ recorded: course.recorded, words }}>
      {list && <ListedKeys words={words.keys.open} />}
      <TriageStatus said={course.said} words={words} changes={changes} />
      {/* biome-ignore lint/a11y: the buttons inside are the controls; this only hears of their presses */}
      <div ref={root} onClick={onClick}>
        {children}
      </div>
      {stage.name !== "idle" && <TriageDialog stage={stage} words={words} changes={changes} course={course} />}
    </RecordedContext>
  );
}

/** The way into a change is a link, which answers Enter by itself. */
function ListedKeys({ words }: { words: string }) {
  const keys = useRef([{ keys: ["Enter"], words }]);
  return <PageKeys keys={keys.current} />;
}
