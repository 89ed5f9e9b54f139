/** Moves the decimal point by some places, without the noise of a multiplication where the text allows it. */
export function shiftPoint(value: number, places: number): number {
  const shifted = Number(`${value}e${places}`);
  return Number.isNaN(shifted) ? value * 10 ** places : shifted;
}
