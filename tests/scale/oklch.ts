/** Colours as tests need them: OKLCH to sRGB and back to what an eye makes of it. All channels are numbers from 0 to 1. */

export type Rgb = readonly [red: number, green: number, blue: number];
export type Oklch = { lightness: number; chroma: number; hue: number };
export type Oklab = readonly [lightness: number, a: number, b: number];

type Row = readonly [number, number, number];
export type Matrix = readonly [Row, Row, Row];

export const times = ([x, y, z]: Matrix, by: Row): Rgb => {
  const dot = (row: Row) => row[0] * by[0] + row[1] * by[1] + row[2] * by[2];
  return [dot(x), dot(y), dot(z)];
};

// Björn Ottosson, "A perceptual color space for image processing" (2020), https://bottosson.github.io/posts/oklab/
const LAB_TO_CONES: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const CONES_TO_LINEAR: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const LINEAR_TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const CONES_TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const each = (of: Row, by: (channel: number) => number): Rgb => [by(of[0]), by(of[1]), by(of[2])];

/** IEC 61966-2-1 (sRGB). */
export const encode = (linear: Rgb): Rgb =>
  each(linear, (c) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
export const decode = (rgb: Rgb): Rgb => each(rgb, (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

const clip = (rgb: Rgb): Rgb => each(rgb, (c) => Math.min(1, Math.max(0, c)));

export function labOf({ lightness, chroma, hue }: Oklch): Oklab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** sRGB of a colour; one outside of it is clipped, as a browser does. */
export function rgbOfLab(lab: Oklab): Rgb {
  const cones = each(times(LAB_TO_CONES, lab), (c) => c ** 3);
  return encode(clip(times(CONES_TO_LINEAR, cones)));
}

export function labOfRgb(rgb: Rgb): Oklab {
  return times(CONES_TO_LAB, each(times(LINEAR_TO_CONES, decode(rgb)), Math.cbrt));
}

/** Distance in OKLab; 0.02 is about what two neighbouring areas need to be told apart. */
export function distance(a: Rgb, b: Rgb): number {
  const [one, other] = [labOfRgb(a), labOfRgb(b)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = decode(rgb);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast from 1 to 21, WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** A colour of some opacity on a ground, mixed in sRGB as browsers compose. */
export function over(ink: Rgb, opacity: number, ground: Rgb): Rgb {
  const mixed = (at: 0 | 1 | 2) => ink[at] * opacity + ground[at] * (1 - opacity);
  return [mixed(0), mixed(1), mixed(2)];
}
