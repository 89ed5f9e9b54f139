import { describe, expect, it } from "vitest";
import { arrangeEntries, type Entry, type EntryGroup } from "@/components/palette/entry";
import { hitHref } from "@/components/palette/hit-href";
import { ownAddress } from "@/components/palette/own-address";
import { MAX_RECENTS, parseRecents, type RecentPlace, withRecent } from "@/components/palette/recents";
import type { FoundPlace, SearchHit } from "@/lib/domain/search/search-view";

const page = (label: string, words = ""): Entry => ({ id: label, kind: "page", label, detail: "", words, href: "/x" });
const PAGES = [
  page("Matrix", "/"),
  page("Runs", "/runs"),
  page("Import", "/import"),
  page("API reference", "/docs/api"),
];
const ACTION: Entry = { id: "theme", kind: "action", label: "Theme: dark", detail: "", words: "theme dark" };
const RECENT: Entry = { id: "recent", kind: "recent", label: "mobilenet_v2", detail: "", href: "/models/mobilenet_v2" };
const FOUND: EntryGroup = { kind: "model", entries: [{ ...page("truncated"), kind: "model" }], found: 9 };
const own = { recent: [RECENT], pages: PAGES, actions: [ACTION], address: null };

const shown = (text: string, found: EntryGroup[] = [FOUND], address: Entry | null = null) =>
  arrangeEntries(text, { ...own, address }, found).map(
    ({ kind, entries }) => `${kind}: ${entries.map(({ label }) => label).join(", ")}`,
  );

describe("the palette", () => {
  it("begins with what was opened lately, every page and every action", () => {
    expect(shown("  ", [])).toEqual([
      "recent: mobilenet_v2",
      "page: Matrix, Runs, Import, API reference",
      "action: Theme: dark",
    ]);
  });

  it("puts pages before results when a word of theirs begins so, and behind them otherwise", () => {
    expect(shown("run")).toEqual(["page: Runs", "model: truncated"]);
    expect(shown("un")).toEqual(["model: truncated", "page: Runs"]);
    expect(shown("mobilenet")).toEqual(["model: truncated"]);
  });

  it("finds a page by its path whatever the language, and a theme by the word for it", () => {
    expect(shown("import", [])).toEqual(["page: Import"]);
    expect(shown("主题 dark", [])).toEqual([]);
    expect(shown("dark theme", [])).toEqual(["action: Theme: dark"]);
  });

  it("has an address of this server before all else", () => {
    const address: Entry = { id: "address", kind: "address", label: "Open /runs", detail: "", href: "/runs" };
    expect(shown("http://127.0.0.1:3000/runs", [], address)[0]).toBe("address: Open /runs");
  });
});

describe("an address of this server", () => {
  const origin = "http://127.0.0.1:3000";
  it.each<[string, string | null]>([
    [`${origin}/runs/1?asOf=2#x`, "/runs/1?asOf=2#x"],
    [` ${origin} `, "/"],
    ["/changes?page=2", "/changes?page=2"],
    ["http://127.0.0.1:3001/runs", null],
    ["https://127.0.0.1:3000/runs", null],
    ["http://127.0.0.1:3000@evil.example/", null],
    ["//evil.example/x", null],
    ["/\\evil.example", null],
    ["/", null],
    ["javascript:alert(1)", null],
    ["http://", null],
    ["mobilenet_v2", null],
  ])("is read from %j", (text, address) => {
    expect(ownAddress(text, origin)).toBe(address);
  });
});

describe("places opened lately", () => {
  const place = (href: string): RecentPlace => ({ href, kind: "run", label: href, detail: "" });

  it("are kept newest first, each once, and no more than a few", () => {
    const all = ["/1", "/2", "/1", "/3", "/4", "/5", "/6", "/7"];
    const list = all.reduce<RecentPlace[]>((before, href) => withRecent(before, place(href)), []);
    expect(list.map(({ href }) => href)).toEqual(["/7", "/6", "/5", "/4", "/3", "/1"]);
    expect(parseRecents(JSON.stringify(list))).toEqual(list);
    expect(list).toHaveLength(MAX_RECENTS);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "[{"],
    ["no list", '{"href":"/1"}'],
    ["another server's address", JSON.stringify([place("//evil.example"), place("https://evil.example")])],
    ["a script", JSON.stringify([place("javascript:alert(1)"), place("/\\evil.example")])],
    ["half a place", JSON.stringify([{ href: "/1" }, null, 3, { ...place("/1"), label: 5 }])],
    ["a novel", JSON.stringify([{ ...place("/1"), label: "x".repeat(5_000) }])],
  ])("are none when %s was stored", (_, stored) => {
    expect(parseRecents(stored)).toEqual([]);
  });
});

describe("a hit leads", () => {
  const place = { model: "m" } as FoundPlace;
  const hits: [SearchHit, string, string][] = [
    [{ kind: "model", match: "exact", model: "a/b c", variants: [], cells: 1 }, "/models/a%2Fb%20c", "?asOf=7"],
    [{ kind: "chip", match: "exact", soc: "SM8650", name: null, htpArch: null, cells: 1 }, "/chips/SM8650", "?asOf=7"],
    [
      { kind: "scheme", match: "exact", scheme: "ptq:w8a8", cells: 1 },
      "/?rows=model&columns=chip&scheme=ptq%3Aw8a8",
      "&asOf=7",
    ],
    [{ kind: "cell", match: "exact", key: "k", place }, "/cells/k", "?asOf=7"],
    [
      { kind: "change", match: "exact", id: "c", verdict: "watch", state: "open", at: 0, place },
      "/changes/c",
      "?asOf=7",
    ],
    [{ kind: "run", match: "exact", id: "r", sequence: 1, receivedAt: 0, status: "ok", place }, "/runs/r", ""],
  ];
  it.each(hits)("%o to its page, at the moment that was searched", (hit, href, pinned) => {
    expect(hitHref(hit)).toBe(href);
    expect(hitHref(hit, 7)).toBe(`${href}${pinned}`);
  });
});
