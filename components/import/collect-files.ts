/** A chosen file under the path it has in what was chosen, with `/` between folders. */
export type ChosenFile = { path: string; file: File };

export type Collected = {
  files: ChosenFile[];
  /** Hidden files and folders (`.git`, `.DS_Store`), which nobody means to import. */
  hidden: number;
};

const isHidden = (path: string) => path.split("/").some((name) => name.startsWith("."));

function sorted(all: ChosenFile[]): Collected {
  const files = all.filter(({ path }) => !isHidden(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, hidden: all.length - files.length };
}

/** The files of an input, of a folder or one by one. */
export function filesOfInput(list: FileList): Collected {
  return sorted([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

function readBatch(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function walk(entry: FileSystemEntry): Promise<ChosenFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file }];
  }
  if (isHidden(entry.name)) return [{ path, file: new File([], entry.name) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  // A reader hands out a hundred entries at a time, and then none.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader))
    for (const one of batch) found.push(...(await walk(one)));
  return found;
}

/**
 * The files of a drop, folders walked to their end.
 * @throws what the browser says when a file or folder cannot be read
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<Collected> {
  // Entries must be taken before the first await: the browser empties the list when the event is over.
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: ChosenFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry) found.push(...(await walk(entry)));
    // What another program drags, an attachment for instance, is in no file system.
    else if (file) found.push({ path: file.name, file });
  }
  return sorted(found);
}

/** Adds files to others; one that has the path of another takes its place. */
export function joinFiles(before: readonly ChosenFile[], added: readonly ChosenFile[]): ChosenFile[] {
  const byPath = new Map([...before, ...added].map((one) => [one.path, one]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function bytesOf(files: readonly ChosenFile[]): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}
