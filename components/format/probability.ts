import { useFormats } from "@/components/format/use-formats";

/** Smallest probability that is told; below it a double holds nothing that a reader could use. */
export const LEAST = 1e-300;
/** Below this a probability is written with its power of ten. */
const PLAIN_FROM = 1e-4;

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function power(exponent: number): string {
  const digits = [...String(-exponent)].map((digit) => SUPERSCRIPT[Number(digit)]).join("");
  return `10⁻${digits}`;
}

/** A probability as text: `0.0032`, `6.8 × 10⁻¹⁶`. */
export function useProbability(): (p: number) => string {
  const formats = useFormats();
  const plain = (p: number) => formats.text(formats.size(p, ""));
  return (p) => {
    if (p === 0 || p >= PLAIN_FROM) return plain(p);
    const [mantissa = "1", exponent = "0"] = p.toExponential(1).split("e");
    return `${plain(Number(mantissa))} × ${power(Number(exponent))}`;
  };
}
