/** Digits of a figure that matter: more than any page shows, and enough that a budget met exactly stays met. */
const DIGITS = 9;

/**
 * A figure by the digits that matter. The browser is sent no more, so nothing is ranked or judged by more either: what
 * a page, its exports and the HTTP interface make of a figure is the same.
 */
export const nineDigits = (value: number): number => Number(value.toPrecision(DIGITS));
