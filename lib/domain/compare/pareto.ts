/** One choice: what it costs and how good it is, larger merit being better. */
export type Choice = { cost: number; merit: number };

/** For each choice whether it is on the front: no other costs no more and is no worse, and is better in one of both. */
export function paretoFront(choices: readonly Choice[]): boolean[] {
  return choices.map((one) => !choices.some((other) => dominates(other, one)));
}

function dominates(other: Choice, one: Choice): boolean {
  if (other.cost > one.cost || other.merit < one.merit) return false;
  return other.cost < one.cost || other.merit > one.merit;
}
