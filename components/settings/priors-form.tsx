"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TableFrame } from "@/components/ui/table-frame";

type Words = Record<
  "hypothesis" | "weight" | "usual" | "note" | "noteHint" | "save" | "reset" | "help" | "refused",
  string
>;
type Properties = {
  /** Weights as texts, percent. */
  rows: { id: string; label: string; usual: string; weight: string }[];
  isDefault: boolean;
  mayChange: boolean;
  words: Words;
};

/** Sends priors; resolves with what is wrong with them, null when nothing is. */
async function send(body: unknown): Promise<string | null> {
  try {
    const answer = await fetch("/api/v1/settings/cause-priors", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.ok) return null;
    const { detail } = (await answer.json()) as { detail?: string };
    return detail ?? String(answer.status);
  } catch (error) {
    return String(error);
  }
}

/** Weights of the hypotheses, to be changed by whoever may. */
export function PriorsForm({ rows, isDefault, mayChange, words }: Properties) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const put = (body: unknown) =>
    start(async () => {
      const refused = await send(body);
      setProblem(refused);
      if (refused === null) router.refresh();
    });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const priors = Object.fromEntries(rows.map(({ id }) => [id, Number(fields.get(id))]));
    const note = String(fields.get("note") ?? "").trim();
    put({ priors, note: note === "" ? null : note });
  };
  return (
    <form onSubmit={onSubmit} className="mt-3">
      <TableFrame>
        <thead>
          <tr>
            <th scope="col">{words.hypothesis}</th>
            <th scope="col" data-number>
              {words.usual}
            </th>
            <th scope="col" data-number>
              {words.weight}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, usual, weight }) => (
            <tr key={id}>
              <th scope="row" className="font-normal">
                {label}
              </th>
              <td data-number className="align-middle text-muted">
                {usual}
              </td>
              <td data-number>
                {mayChange ? (
                  <input
                    name={id}
                    type="number"
                    min="0"
                    step="any"
                    required
                    defaultValue={weight}
                    aria-label={`${words.weight}: ${label}`}
                    className="field ms-auto w-24 text-end"
                  />
                ) : (
                  weight
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {mayChange && (
        <>
          <label className="mt-3 block font-[560]">
            {words.note} <span className="font-normal text-muted">({words.noteHint})</span>
            <input name="note" maxLength={2000} autoComplete="off" className="field mt-1 font-normal" />
          </label>
          <p className="mt-2 text-muted text-xs">{words.help}</p>
          {problem !== null && (
            <p role="alert" className="mt-2 rounded-md border border-danger px-3 py-2 text-danger">
              {words.refused} {problem}
            </p>
          )}
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Button type="submit" kind="primary" disabled={pending}>
              {words.save}
            </Button>
            <Button disabled={pending || isDefault} onClick={() => put(null)}>
              {words.reset}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
