"use client";

import { useLayoutEffect, useRef } from "react";
import { type KeyScope, keyRegistry } from "./key-registry";

/** Keys by name (see `keyName`): what each does, in words, and the doing. */
export type KeyBindings = Readonly<Record<string, { words: string; run: (event: KeyboardEvent) => void }>>;

/**
 * Binds keys as long as the component is there. Presses under a modal dialog are left alone, and presses in fields and
 * menus but for those with `Mod`.
 * The bindings may be new in every render. They answer from the moment at which the component can be seen.
 */
export function useKeys(bindings: KeyBindings, scope: KeyScope = "page"): void {
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const listed = JSON.stringify(Object.entries(bindings).map(([name, { words }]) => ({ scope, keys: [name], words })));
  useLayoutEffect(
    () =>
      keyRegistry.add({
        listed: JSON.parse(listed),
        press: (name, event) => {
          const binding = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
          if (!binding) return false;
          event.preventDefault();
          binding.run(event);
          return true;
        },
      }),
    [listed],
  );
}
