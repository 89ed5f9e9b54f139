"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { PopDown } from "@/components/matrix/export/pop-down";
import { fill } from "@/components/matrix/fill";
import { shownIds } from "@/components/matrix/sets/shown-ids";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { Refusal, type RefusalWords } from "@/components/settings/refusal";
import { sendJson } from "@/components/settings/send-json";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { SIDES, type Side } from "@/lib/domain/matrix-layout";
import type { SavedSet } from "@/lib/domain/saved-set";

export type SetsWords = Record<
  "label" | "none" | "all" | "save" | "name" | "button" | "saved" | "removed" | "remove" | "needsScope" | "signIn",
  string
> & {
  side: Record<Side, string>;
  link: { copy: string; copied: string };
  refusal: RefusalWords;
};

type Properties = {
  sets: readonly SavedSet[];
  /** Names in force. */
  chosen: Record<Side, string | null>;
  maySave: boolean;
  words: SetsWords;
};

/** Rows and columns under a name: to show, to save, to share and to take away. */
export function SetsMenu({ sets, chosen, maySave, words }: Properties) {
  const { facts } = useMatrix();
  const router = useRouter();
  const [said, say] = useState<string | null>(null);
  const [refused, refuse] = useState<{ detail: string | null } | null>(null);
  const send = async (method: "PUT" | "DELETE", path: string, done: string, body?: unknown) => {
    say(null);
    refuse(null);
    const sent = await sendJson(method, path, body);
    if (!sent.ok) return refuse({ detail: sent.reason });
    say(done);
    router.refresh();
  };
  return (
    <PopDown label={words.label}>
      {SIDES.map((side) => (
        <SideSets
          key={side}
          side={side}
          sets={sets.filter(({ axis }) => axis === facts.axes[side])}
          chosen={chosen[side]}
          words={words}
          remove={
            maySave
              ? (name) => send("DELETE", `/api/v1/sets?${new URLSearchParams({ name })}`, fill(words.removed, { name }))
              : null
          }
        />
      ))}
      {maySave ? (
        <SaveForm
          words={words}
          save={(set) => send("PUT", "/api/v1/sets", fill(words.saved, { name: set.name }), set)}
        />
      ) : (
        <p className="border-line border-t px-2 pt-2 pb-1 text-muted text-xs">
          {words.needsScope}{" "}
          <a href="/sign-in" className="link">
            {words.signIn}
          </a>
        </p>
      )}
      <p role="status" className="px-2 text-xs">
        {said}
      </p>
      {refused && <Refusal plain detail={refused.detail} words={words.refusal} />}
      <ShareLink words={words} />
    </PopDown>
  );
}

/** A link to what is shown, sets and layout included. */
function ShareLink({ words }: { words: SetsWords }) {
  const { hrefOf } = useLayout();
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return <CopyButton text={`${origin}/${hrefOf((layout) => layout)}`} words={words.link} />;
}

type SideProperties = {
  side: Side;
  sets: readonly SavedSet[];
  chosen: string | null;
  words: SetsWords;
  remove: ((name: string) => void) | null;
};

function SideSets({ side, sets, chosen, words, remove }: SideProperties) {
  const { hrefOf } = useLayout();
  const addressOf = (name: string | null) => {
    const query = new URLSearchParams(hrefOf((layout) => ({ ...layout, square: null })).slice(1));
    query.delete(`${side}.set`);
    if (name !== null) query.append(`${side}.set`, name);
    return `/?${query}`;
  };
  return (
    <section aria-label={words.side[side]} className="pb-1">
      <p className="px-2 pt-1 text-muted text-xs">{words.side[side]}</p>
      {sets.length === 0 && <p className="px-2 py-1 text-xs">{words.none}</p>}
      {chosen !== null && (
        <a className="menu-item" href={addressOf(null)}>
          {words.all}
        </a>
      )}
      {sets.map(({ name, ids }) => (
        <span key={name} className="flex items-center gap-1">
          <a
            className="menu-item min-w-0"
            href={addressOf(name)}
            aria-current={name === chosen ? "true" : undefined}
            title={ids.join(", ")}
          >
            <bdi className="truncate">{name}</bdi> <span className="text-muted">{ids.length}</span>
          </a>
          {remove && (
            <Button small kind="quiet" aria-label={fill(words.remove, { name })} onClick={() => remove(name)}>
              ✕
            </Button>
          )}
        </span>
      ))}
    </section>
  );
}

type SaveProperties = { words: SetsWords; save: (set: Pick<SavedSet, "name" | "axis" | "ids">) => void };

function SaveForm({ words, save }: SaveProperties) {
  const matrix = useMatrix();
  const { layout } = useLayout();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    const side = form.get("side") === "column" ? "column" : "row";
    if (name !== "") save({ name, axis: matrix.facts.axes[side], ids: shownIds(matrix, side, layout) });
  };
  return (
    <form onSubmit={submit} className="space-y-1.5 border-line border-t px-2 pt-2 pb-1">
      <p className="text-muted text-xs">{words.save}</p>
      <div className="flex gap-3">
        {SIDES.map((side) => (
          <label key={side} className="flex items-center gap-1.5">
            <input type="radio" name="side" value={side} defaultChecked={side === "row"} className="accent-accent" />
            {words.side[side]}
          </label>
        ))}
      </div>
      <div className="flex gap-1.5">
        <input name="name" required maxLength={80} aria-label={words.name} placeholder={words.name} className="field" />
        <Button type="submit">{words.button}</Button>
      </div>
    </form>
  );
}
