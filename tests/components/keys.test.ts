import { describe, expect, test } from "vitest";
import { keyCaps, keyName } from "@/components/keys/key-names";
import { createKeyRegistry, type KeyGroup } from "@/components/keys/key-registry";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe("a key's name", () => {
  test("is what the key writes, without regard to Caps Lock", () => {
    expect(press("p")).toBe("p");
    expect(press("P")).toBe("p");
    expect(press("?")).toBe("?");
    expect(press("ArrowDown")).toBe("ArrowDown");
  });

  test("tells a letter with Shift from one without, and leaves signs alone that Shift writes", () => {
    expect(press("H", { shiftKey: true })).toBe("Shift+h");
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("ArrowDown", { shiftKey: true })).toBe("ArrowDown");
    expect(keyCaps("Shift+h", false)).toEqual(["Shift", "H"]);
    expect(keyCaps("Shift+h", true)).toEqual(["⇧", "H"]);
  });

  test("is the same with Ctrl and with Cmd", () => {
    expect(press("k", { ctrlKey: true })).toBe("Mod+k");
    expect(press("K", { metaKey: true })).toBe("Mod+k");
  });

  test("is none with Alt, which writes letters, and for half a letter", () => {
    expect(press("p", { altKey: true })).toBeNull();
    expect(press("Dead")).toBeNull();
    expect(press("Process")).toBeNull();
  });

  test("is shown as it stands on the reader's keys", () => {
    expect(keyCaps("Mod+k", false)).toEqual(["Ctrl", "K"]);
    expect(keyCaps("Mod+k", true)).toEqual(["⌘", "K"]);
    expect(keyCaps("ArrowUp", false)).toEqual(["↑"]);
    expect(keyCaps("?", false)).toEqual(["?"]);
  });
});

describe("the registry of keys", () => {
  const group = (words: string, answers: boolean, pressed: string[] = []): KeyGroup => ({
    listed: [{ scope: "page", keys: ["p"], words }],
    press: () => {
      if (answers) pressed.push(words);
      return answers;
    },
  });
  const event = {} as KeyboardEvent;

  test("gives a key to the group that was added last, and back when that has gone", () => {
    const pressed: string[] = [];
    const registry = createKeyRegistry();
    registry.add(group("first", true, pressed));
    const remove = registry.add(group("second", true, pressed));
    expect(registry.press("p", event)).toBe(true);
    remove();
    expect(registry.press("p", event)).toBe(true);
    expect(pressed).toEqual(["second", "first"]);
  });

  test("leaves a key alone that nobody answers", () => {
    const registry = createKeyRegistry();
    registry.add(group("listed only", false));
    expect(registry.press("p", event)).toBe(false);
  });

  test("lists what is bound, and tells when that changes", () => {
    const registry = createKeyRegistry();
    let told = 0;
    const unsubscribe = registry.subscribe(() => {
      told += 1;
    });
    const remove = registry.add(group("first", true));
    expect(registry.list().map(({ words }) => words)).toEqual(["first"]);
    expect(registry.list()).toBe(registry.list());
    remove();
    expect(registry.list()).toEqual([]);
    unsubscribe();
    registry.add(group("second", true));
    expect(told).toBe(2);
  });
});
