import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";

export type UploadFolder = {
  path: string;
  /** Removes the folder and all in it; called twice, it does nothing the second time. */
  leave: () => Promise<void>;
};

let taken = 0;

/** A temporary folder for the files of one import. Throws `overloaded` while too many are in use. */
export async function takeUploadFolder(): Promise<UploadFolder> {
  if (taken >= LIMITS.imports)
    throw new ServiceError("overloaded", `${taken} imports are running; try again when one has ended.`);
  taken += 1;
  let left = false;
  const giveBack = () => {
    if (!left) taken -= 1;
    left = true;
  };
  try {
    const folder = await mkdtemp(path.join(tmpdir(), "driftgrid-import-"));
    return { path: folder, leave: () => rm(folder, { recursive: true, force: true }).finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}
