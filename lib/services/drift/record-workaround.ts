import { v7 as uuidv7 } from "uuid";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { WorkaroundInput } from "@/lib/contract/workaround";
import { stackText } from "@/lib/domain/stack";
import type { WrittenFile } from "@/lib/domain/workaround-view";
import { planWorkaround } from "@/lib/services/drift/plan-workaround";

/** The kind of file that shows a network and treats nothing. */
const PICTURE = "model-explorer-node-data";

export type RecordedWorkaround = { id: string; files: WrittenFile[] };

function nothingWritten(files: readonly WrittenFile[]): ServiceError {
  const errors = files.flatMap((file) =>
    file.written
      ? []
      : file.refusals.map((refusal) => ({
          location: file.writer,
          message: JSON.stringify(refusal),
          fix: "give what is missing, or choose another kind of file",
        })),
  );
  const why = files.length === 0 ? "No kind of file applies to this run and treatment." : "No file could be written.";
  return new ServiceError("invalid-body", why, errors);
}

/**
 * Writes the files of a choice and stores them with what they are predicted to bring, for good. Kinds that refuse are
 * told beside those that were written; throws `invalid-body` with every refusal when none was, else as `planWorkaround`.
 * @param by name of the token
 */
export async function recordWorkaround(
  store: Store,
  input: WorkaroundInput,
  by: string,
  now: number,
): Promise<RecordedWorkaround> {
  const { pair, layers, prediction, files } = await planWorkaround(store, input);
  const written = files.flatMap((file) => {
    if (!file.written) return [];
    const { writer, name, mediaType, text, notes } = file;
    return [{ writer, name, mediaType, text, notes }];
  });
  // A picture alone repairs nothing, unless it is what was asked for.
  if (written.every(({ writer }) => writer === PICTURE && !input.writers?.includes(PICTURE)))
    throw nothingWritten(files);
  const { line, stack } = pair.b;
  const id = uuidv7({ msecs: now });
  await store.atomically((tx) => [
    tx.insert(store.t.workaround).values({
      id,
      runId: line.id,
      comparatorRunId: pair.a?.line.id ?? null,
      createdAt: now,
      createdBy: by,
      model: line.model,
      chip: line.chip,
      stack: stackText(stack),
      kind: input.treatment,
      layers,
      prediction,
      note: input.note?.trim() || null,
      files: written,
    }),
  ]);
  return { id, files };
}
