"use client";

import { useEffect } from "react";
import { keyRegistry } from "./key-registry";

type Properties = {
  /** Keys that a part of the page answers by itself, for instance a grid; names as in `keyName`. */
  keys: { keys: string[]; words: string }[];
};

/** Lists keys without binding them. */
export function PageKeys({ keys }: Properties) {
  useEffect(() => {
    const listed = keys.map((entry) => ({ scope: "page" as const, ...entry }));
    return keyRegistry.add({ listed, press: () => false });
  }, [keys]);
  return null;
}
