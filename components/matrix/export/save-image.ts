import { colourReader, painted } from "@/components/compare/figures/figure-file";
import { saveBlob } from "@/components/compare/figures/save-blob";
import { drawMatrix } from "@/components/matrix/export/draw-matrix";
import { type DrawingWords, matrixDrawing } from "@/components/matrix/export/matrix-drawing";
import type { Matrix } from "@/components/matrix/use-matrix";

/** Draws the matrix as it is seen and saves it; rejects when the browser cannot paint it. @param name without ending */
export async function saveImage(
  matrix: Matrix,
  words: DrawingWords,
  { kind, name }: { kind: "svg" | "png"; name: string },
): Promise<void> {
  const { text, width, height } = drawMatrix(matrixDrawing(matrix, words, colourReader()));
  const blob = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, width, height);
  saveBlob(blob, `${name}.${kind}`);
}
