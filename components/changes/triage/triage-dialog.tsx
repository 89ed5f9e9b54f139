"use client";

import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { numberFormats } from "@/components/format/numbers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NEEDS_REASON, type Offered, offeredFor } from "./triage-target";
import { filled, type TriageWords } from "./triage-words";
import type { TriageCourse, TriageStage } from "./use-triage";

/** What the interface takes, so that a browser says so before it sends. */
const LONGEST = { text: 2_000, assignee: 200 };

type Busy = Exclude<TriageStage, { name: "idle" }>;

type Properties = {
  stage: Busy;
  words: TriageWords;
  changes: (count: number) => string;
  course: TriageCourse;
};

/** Asks what to do with a change or a group, and why; says what each choice does before it is done. */
export function TriageDialog({ stage, words, changes, course }: Properties) {
  const first = useRef<HTMLTextAreaElement>(null);
  const { target } = stage;
  const title = target.kind === "group" ? filled(words.groupTitle, { changes: changes(target.total) }) : words.title;
  const byReason = stage.name === "asking" && stage.first === "reason";
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) course.close();
      }}
      title={title}
      description={
        <bdi className="block truncate" title={target.name}>
          {target.name}
        </bdi>
      }
      close={words.close}
      first={byReason ? first : undefined}
    >
      <TriageForm stage={stage} words={words} course={course} reason={first} />
    </Dialog>
  );
}

type FormProperties = {
  stage: Busy;
  words: TriageWords;
  course: TriageCourse;
  reason: RefObject<HTMLTextAreaElement | null>;
};

function TriageForm({ stage, words, course, reason }: FormProperties) {
  const { target } = stage;
  const [action, choose] = useState<Offered>(stage.action);
  const [text, write] = useState("");
  const [assignee, name] = useState(target.kind === "change" ? (target.assignee ?? "") : "");
  const sending = stage.name === "sending";
  const needed = NEEDS_REASON.includes(action);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending) {
      const level = target.kind === "change" ? target.level : undefined;
      course.send({ action, text, assignee, run: action === "pin-baseline" ? (level?.run ?? null) : null });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form onSubmit={submit} aria-busy={sending} className="grid gap-3.5">
      <fieldset className="grid gap-0.5">
        <legend className="sr-only">{words.what}</legend>
        {offeredFor(target).map((one) => (
          <label key={one} className="flex gap-2 rounded-md px-2 py-1.5 hover:bg-sunken has-checked:bg-accent-wash">
            <input
              type="radio"
              name="action"
              value={one}
              checked={one === action}
              onChange={() => choose(one)}
              className="mt-0.5 accent-accent"
            />
            <span className="min-w-0">
              <b className="block font-[560]">{words.actions[one].name}</b>
              <span className="block text-muted text-xs">{words.actions[one].does}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {action === "assign" && (
        <label className="grid gap-1">
          <span className="font-[560]">{words.assignee}</span>
          <input
            value={assignee}
            onChange={(event) => name(event.target.value)}
            maxLength={LONGEST.assignee}
            autoComplete="off"
            aria-describedby="triage-assignee"
            className="field"
          />
          <span id="triage-assignee" className="text-muted text-xs">
            {words.assigneeHelp}
          </span>
        </label>
      )}
      <label className="grid gap-1">
        <span className="font-[560]">
          {words.reason} {!needed && <span className="font-normal text-muted">{words.optional}</span>}
        </span>
        <textarea
          ref={reason}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          required={needed}
          maxLength={LONGEST.text}
          rows={3}
          className="field h-auto! py-1.5"
        />
      </label>
      <Failure stage={stage} words={words} />
      <div className="flex items-center gap-3">
        <Button type="submit" kind="primary" disabled={sending}>
          {words.actions[action].name}
        </Button>
        <Sending stage={stage} words={words} />
      </div>
    </form>
  );
}

function Failure({ stage, words }: { stage: Busy; words: TriageWords }) {
  if (stage.name !== "asking" || stage.failure === null) return null;
  const { kind, detail } = stage.failure;
  return (
    <p role="alert" className="rounded-md border border-danger px-3 py-2 text-danger">
      {words.failures[kind]}
      {kind === "session" && (
        <a
          href={`/sign-in?${new URLSearchParams({ next: `${location.pathname}${location.search}` })}`}
          className="link ms-1.5"
        >
          {words.signIn}
        </a>
      )}
      {kind === "refused" && detail !== "" && (
        <span className="mt-0.5 block text-xs" lang="en">
          {detail}
        </span>
      )}
    </p>
  );
}

function Sending({ stage, words }: { stage: Busy; words: TriageWords }) {
  if (stage.name !== "sending" || stage.total < 2) return null;
  const { count } = numberFormats(words.locale);
  return (
    <span role="status" className="text-muted">
      {filled(words.sending, { done: count(stage.done), total: count(stage.total) })}
    </span>
  );
}
