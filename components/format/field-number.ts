/**
 * A number as a field of a form takes it, in no language: short enough to read and to edit.
 * @param digits significant ones that are kept
 */
export function fieldNumber(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
