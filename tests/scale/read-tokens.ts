import { labOf, type Oklab, type Rgb, rgbOfLab } from "./oklch";

export type Theme = { name: string; dark: boolean; more: boolean };
export const THEMES: readonly Theme[] = [
  { name: "light", dark: false, more: false },
  { name: "dark", dark: true, more: false },
  { name: "light, high contrast", dark: false, more: true },
  { name: "dark, high contrast", dark: true, more: true },
];

/** Custom properties of a style sheet, later ones first; media that are not asked for must be cut off before. */
function propertiesOf(css: string): Map<string, string> {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return new Map(
    [...bare.matchAll(/(--[\w-]+):\s*([^;{}]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll(/\s+/g, " "),
    ]),
  );
}

/** Arguments of a CSS function, cut at the commas of the outermost level. */
function argumentsOf(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of text) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

const percent = (text: string) => Number(text.replace("%", "")) / 100;

/** Reads the tokens of one theme from style sheets and computes colours as a browser does. */
export class Tokens {
  private readonly values: Map<string, string>;
  private readonly dark: boolean;

  /** @param usual the tokens, @param more those which high contrast puts over them */
  constructor(usual: string, more: string, theme: Theme) {
    this.values = new Map([...propertiesOf(usual), ...(theme.more ? propertiesOf(more) : [])]);
    this.dark = theme.dark;
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  /** The text of a token, with its references put in. */
  text(name: string): string {
    const value = this.values.get(name);
    if (value === undefined) throw new Error(`no token ${name}`);
    return value;
  }

  /** The share that a token stands for, `78%` as 0.78. */
  share(name: string): number {
    return percent(this.text(name));
  }

  rgb(expression: string): Rgb {
    return rgbOfLab(this.lab(expression.startsWith("--") ? `var(${expression})` : expression));
  }

  private lab(expression: string): Oklab {
    const [, name, inside = ""] = /^([\w-]+)\((.*)\)$/.exec(expression.trim()) ?? [];
    const parts = argumentsOf(inside);
    if (name === "var") return this.lab(this.text(parts[0] ?? ""));
    if (name === "light-dark") return this.lab(parts[this.dark ? 1 : 0] ?? "");
    if (name === "oklch") {
      const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = inside.split(" ").map(Number);
      return labOf({ lightness, chroma, hue });
    }
    if (name === "color-mix" && parts[0] === "in oklab") return this.mix(parts[1] ?? "", parts[2] ?? "");
    throw new Error(`${expression} is no colour that a token may be`);
  }

  private mix(first: string, second: string): Oklab {
    const at = first.lastIndexOf(" ");
    const amount = first.slice(at + 1);
    const share = amount.startsWith("var(") ? this.share(amount.slice(4, -1)) : percent(amount);
    const [a, b] = [this.lab(first.slice(0, at)), this.lab(second)];
    const mixed = (channel: 0 | 1 | 2) => a[channel] * share + b[channel] * (1 - share);
    return [mixed(0), mixed(1), mixed(2)];
  }
}
