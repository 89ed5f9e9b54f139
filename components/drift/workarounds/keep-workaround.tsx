"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Choice, storeWorkaround, type Trouble } from "./ask-workaround";

type State =
  | { state: "open" }
  | { state: "busy" }
  | { state: "stored"; id: string }
  | { state: "failed"; trouble: Trouble };

/** Stores the files, and says the id that a run made with them names: then both stand side by side. */
export function KeepWorkaround({ choice, ready }: { choice: Choice; ready: boolean }) {
  const t = useTranslations("workarounds.keep");
  const router = useRouter();
  const [state, setState] = useState<State>({ state: "open" });
  const [note, setNote] = useState("");
  const field = useId();
  const key = JSON.stringify(choice);
  // Another choice is another workaround.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what changes
  useEffect(() => setState({ state: "open" }), [key]);

  const store = async () => {
    setState({ state: "busy" });
    const got = await storeWorkaround(choice, note);
    if (!got.ok) return setState({ state: "failed", trouble: got.trouble });
    setState({ state: "stored", id: got.answer.id });
    router.refresh();
  };
  if (state.state === "stored") {
    return (
      <div className="keep-stored" role="status">
        <p className="font-[600]">{t("stored")}</p>
        <p>{t("name")}</p>
        <pre className="code-block mt-1.5" dir="ltr">{`"workaround": "${state.id}"`}</pre>
        <p className="mt-1.5 text-muted">{t("then")}</p>
      </div>
    );
  }
  return (
    <div className="keep">
      <div className="min-w-0 grow">
        <label htmlFor={field} className="mb-1 block font-[560]">
          {t("note")} <span className="font-normal text-muted">({t("optional")})</span>
        </label>
        <input
          id={field}
          className="field"
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
          autoComplete="off"
        />
      </div>
      <Button kind="primary" onClick={store} disabled={!ready || state.state === "busy"}>
        {t(state.state === "busy" ? "storing" : "store")}
      </Button>
      {state.state === "failed" && (
        <p role="alert" className="w-full text-danger">
          {t(state.trouble.kind)} {state.trouble.kind === "refused" ? state.trouble.detail : ""}
        </p>
      )}
    </div>
  );
}
