import { decode, encode, type Matrix, type Rgb, times } from "./oklch";

/**
 * How complete colour blindness sees linear sRGB. Machado, Oliveira, Fernandes: "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table 1, severity 1.0;
 * https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html
 */
const MATRICES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Sight = "usual" | keyof typeof MATRICES;
export const SIGHTS: readonly Sight[] = ["usual", "protanopia", "deuteranopia", "tritanopia"];

/** A colour as someone with this sight sees it. */
export function seenBy(sight: Sight, rgb: Rgb): Rgb {
  if (sight === "usual") return rgb;
  const [red, green, blue] = times(MATRICES[sight], decode(rgb));
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  return encode([clip(red), clip(green), clip(blue)]);
}
