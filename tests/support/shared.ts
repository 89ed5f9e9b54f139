import { existsSync } from "node:fs";
import path from "node:path";

/** The folder of reference data beside the project (`../shared`, or DRIFTGRID_SHARED); a fresh clone has none. */
export const SHARED = path.resolve(process.env.DRIFTGRID_SHARED ?? path.join(process.cwd(), "..", "shared"));

/** Path of a file of the shared folder, whether it is there or not. */
export const shared = (...parts: string[]) => path.join(SHARED, ...parts);

/** False in a fresh clone: tests that need the file are then counted as skipped, and own fixtures cover the code. */
export const hasShared = (...parts: string[]) => existsSync(shared(...parts));
