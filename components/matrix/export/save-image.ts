import { colourReader, painted } from "@/components/compare/figures/figure-file";
import { saveBlob } from "@/components/compare/figures/save-blob";
import { captionLines } from "@/components/matrix/caption";
import type { CaptionWords } from "@/components/matrix/caption-words";
import { drawMatrix } from "@/components/matrix/export/draw-matrix";
import { matrixDrawing } from "@/components/matrix/export/matrix-drawing";
import type { Matrix } from "@/components/matrix/use-matrix";
import type { MatrixLayout } from "@/lib/domain/matrix-layout";

/** Draws the matrix as it is seen and saves it; rejects when the browser cannot paint it. @param name without ending */
export async function saveImage(
  matrix: Matrix,
  layout: MatrixLayout,
  caption: CaptionWords,
  { kind, name }: { kind: "svg" | "png"; name: string },
): Promise<void> {
  const { title, corner, notes } = caption;
  const words = { title, corner, notes, lines: captionLines(layout, caption, matrix) };
  const { text, width, height } = drawMatrix(matrixDrawing(matrix, words, colourReader()));
  const blob = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, width, height);
  saveBlob(blob, `${name}.${kind}`);
}
