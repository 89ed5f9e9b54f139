/** A press of a key, as the browser tells it. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * The name under which a key is bound: `p`, `?`, `ArrowDown`, `Escape`; `Mod+k` with Ctrl or Cmd. Letters are
 * lower-case, so that Caps Lock changes nothing. Null for presses that belong to the system or to a word being typed.
 */
export function keyName({ key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (altKey || key === "Dead" || key === "Process" || key === "Unidentified") return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `Mod+${name}` : name;
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
  const modified = name.startsWith("Mod+");
  const key = modified ? name.slice("Mod+".length) : name;
  const cap = CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return modified ? [mac ? "⌘" : "Ctrl", cap] : [cap];
}
