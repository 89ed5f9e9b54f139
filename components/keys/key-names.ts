/** A press of a key, as the browser tells it. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey"> & { shiftKey?: boolean };

/**
 * The name under which a key is bound: `p`, `?`, `ArrowDown`, `Escape`; `Mod+k` with Ctrl or Cmd, `Shift+h`. Letters are
 * lower-case, so that Caps Lock changes nothing. Null for presses that belong to the system or to a word being typed.
 */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (altKey || key === "Dead" || key === "Process" || key === "Unidentified") return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return `Mod+${name}`;
  // Shift is part of a sign such as `?`, and of no letter.
  return shiftKey && /^[a-z]$/.test(name) ? `Shift+${name}` : name;
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "PgUp",
  PageDown: "PgDn",
  " ": "Space",
};

/** What stands on the keys of a name, one text per key: `Mod+k` is `Ctrl`, `K`, on a Mac `⌘`, `K`. */
export function keyCaps(name: string, mac: boolean): string[] {
  const [, held, key = name] = /^(Mod|Shift)\+(.+)$/s.exec(name) ?? [];
  const cap = CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (held === undefined) return [cap];
  return [held === "Shift" ? (mac ? "⇧" : "Shift") : mac ? "⌘" : "Ctrl", cap];
}
