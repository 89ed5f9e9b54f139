/** Where keys work: on the page that bound them, or on every page. */
export type KeyScope = "page" | "global";

/** Keys that do one thing, as the list of keys shows them. */
export type ListedKeys = { scope: KeyScope; keys: readonly string[]; words: string };

export type KeyGroup = {
  listed: readonly ListedKeys[];
  /** Answers a key by name; false when the group does not bind it. */
  press: (name: string, event: KeyboardEvent) => boolean;
};

export type KeyRegistry = {
  /** Adds a group; the answer takes it away again. Of two groups that bind a key the later one has it. */
  add: (group: KeyGroup) => () => void;
  press: (name: string, event: KeyboardEvent) => boolean;
  /** What is bound now; the same array until that changes. */
  list: () => readonly ListedKeys[];
  subscribe: (changed: () => void) => () => void;
};

export function createKeyRegistry(): KeyRegistry {
  let groups: readonly KeyGroup[] = [];
  let listed: readonly ListedKeys[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly KeyGroup[]) => {
    groups = next;
    listed = groups.flatMap((group) => group.listed);
    for (const listener of listeners) listener();
  };
  return {
    add: (group) => {
      change([...groups, group]);
      return () => change(groups.filter((other) => other !== group));
    },
    press: (name, event) => groups.toReversed().some((group) => group.press(name, event)),
    list: () => listed,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The keys of the page in this browser. */
export const keyRegistry = createKeyRegistry();
