"use client";

import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { keyCaps } from "@/components/keys/key-names";
import { Button } from "@/components/ui/button";
import { Key } from "@/components/ui/key";
import type { Search } from "./use-search";

type NoteProperties = Pick<Search, "state" | "again"> & {
  text: string;
  /** Lines in the list. */
  shown: number;
  /** Where one signs in and comes back. */
  signIn: string;
};

/** What the list cannot say: that the server is asked, failed, or found nothing; and for those who listen, how much. */
export function PaletteNote({ text, state, shown, again, signIn }: NoteProperties) {
  const t = useTranslations("palette");
  const { count } = useFormats();
  const nothing = state === "done" && shown === 0;
  return (
    <>
      <p role="status" className="sr-only">
        {text.trim() !== "" && state === "done" && t("count", { count: shown, number: count(shown) })}
      </p>
      {state === "waiting" && shown === 0 && <p className="palette-note">{t("searching")}</p>}
      {nothing && (
        <p className="palette-note">
          <strong className="block font-[560] text-ink">{t("nothing", { text: text.trim() })}</strong> {t("help")}
        </p>
      )}
      {state === "failed" && (
        <p role="alert" className="palette-note">
          {t("failed")}{" "}
          <Button small onClick={again}>
            {t("again")}
          </Button>
        </p>
      )}
      {state === "refused" && (
        <p role="alert" className="palette-note">
          {t("refused")}{" "}
          <a href={signIn} className="link">
            {t("signIn")}
          </a>
        </p>
      )}
    </>
  );
}

/** The keys of the palette. */
export function PaletteFoot() {
  const t = useTranslations("palette");
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const [control] = keyCaps("Mod+k", mac);
  return (
    <p className="palette-foot" aria-hidden="true">
      <span>
        <Key>↑</Key> <Key>↓</Key> {t("move")}
      </span>
      <span>
        <Key>↵</Key> {t("open")}
      </span>
      <span>
        <Key>{control}</Key> <Key>↵</Key> {t("newTab")}
      </span>
    </p>
  );
}
