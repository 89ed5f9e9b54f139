import { expect, test } from "vitest";
import { filesOfDrop, filesOfInput, joinFiles } from "@/components/import/collect-files";

type Tree = { [name: string]: Tree | string };

const file = (text: string, name = "x") => new File([text], name);

/** An entry as Chromium hands it out: a folder tells `batch` of its entries at a time, and then none. */
function entryOf(name: string, content: Tree | string, path = "", batch = 2): FileSystemEntry {
  const fullPath = `${path}/${name}`;
  if (typeof content === "string") {
    const take = (resolve: (file: File) => void) => resolve(file(content, name));
    return { isFile: true, isDirectory: false, name, fullPath, file: take } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([child, inner]) => entryOf(child, inner, fullPath, batch));
    return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(left.splice(0, batch)) };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry;
}

const transferOf = (items: { kind: string; entry: FileSystemEntry | null; file: File | null }[]) =>
  ({
    items: items.map(({ kind, entry, file }) => ({ kind, webkitGetAsEntry: () => entry, getAsFile: () => file })),
  }) as unknown as DataTransfer;

test("a dropped folder is walked to its end, whatever the browser hands out at a time", async () => {
  const names = Array.from({ length: 7 }, (_, index) => `m${index}`);
  const tree = Object.fromEntries(names.map((name) => [name, { "numerics.yaml": name }]));
  const dropped = [{ kind: "file", entry: entryOf("v1", tree), file: null }];
  const { files, hidden } = await filesOfDrop(transferOf(dropped));
  expect(files.map(({ path }) => path)).toEqual(names.map((name) => `v1/${name}/numerics.yaml`));
  expect(await files[3]?.file.text()).toBe("m3");
  expect(hidden).toBe(0);
});

test("hidden files and folders are left out and counted, and their insides are not read", async () => {
  const tree = { ".git": { objects: { a: "1", b: "2" } }, ".DS_Store": "", "a.csv": "x" };
  const { files, hidden } = await filesOfDrop(transferOf([{ kind: "file", entry: entryOf("v1", tree), file: null }]));
  expect(files.map(({ path }) => path)).toEqual(["v1/a.csv"]);
  expect(hidden).toBe(2);
});

test("what is dropped from another program comes as a file, and text is none", async () => {
  const attachment = file("x", "mail.csv");
  const { files } = await filesOfDrop(
    transferOf([
      { kind: "file", entry: null, file: attachment },
      { kind: "string", entry: null, file: null },
    ]),
  );
  expect(files).toEqual([{ path: "mail.csv", file: attachment }]);
});

test("chosen files have the path that they have in the chosen folder", () => {
  const inFolder = Object.assign(file("x", "b.csv"), { webkitRelativePath: "v1/b.csv" });
  const alone = file("x", "a.csv");
  const { files } = filesOfInput([inFolder, alone] as unknown as FileList);
  expect(files.map(({ path }) => path)).toEqual(["a.csv", "v1/b.csv"]);
});

test("a file chosen again takes the place of the one with its path", () => {
  const [old, fresh, other] = [file("old"), file("fresh"), file("other")];
  const before = [
    { path: "b", file: other },
    { path: "a", file: old },
  ];
  const joined = joinFiles(before, [{ path: "a", file: fresh }]);
  expect(joined.map(({ path }) => path)).toEqual(["a", "b"]);
  expect(joined[0]?.file).toBe(fresh);
});
