/** A drawing on the page as a file of its own: sizes in pixels, colours as the reader sees them, system fonts. */

const COPIED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "stroke-opacity",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;
const COLOURS = ["fill", "stroke"];
const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const PADDING = 16;
/** Line above the drawing that says what it is. */
const HEADING = 26;
/** Pixels of the image for one of the page: sharp on any screen and in print. */
const DENSITY = 2;
/** Pixels of a side that every browser paints. */
const MAX_SIDE = 8_192;

/** Other programs read no oklch: one pixel of the colour says what it is. */
export function colourReader(): (colour: string) => string {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map<string, string>();
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined || !context || colour === "none") return found ?? colour;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const text = alpha === 0 ? "none" : `rgb(${red},${green},${blue})`;
    known.set(colour, text);
    return text;
  };
}

function standalone(drawing: SVGSVGElement, heading: string): { text: string; width: number; height: number } {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const read = colourReader();
  const seen = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => {
    const original = seen[index];
    if (!original) return;
    const style = getComputedStyle(original);
    element.removeAttribute("style");
    element.removeAttribute("class");
    for (const name of COPIED) {
      const value = style.getPropertyValue(name);
      if (value) element.setAttribute(name, COLOURS.includes(name) ? read(value) : value);
    }
    if (element.tagName === "svg") element.setAttribute("overflow", "visible");
  });
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("x", String(PADDING));
  copy.setAttribute("y", String(PADDING + HEADING));
  copy.removeAttribute("class");
  copy.setAttribute("overflow", "visible");
  const full = { width: Math.ceil(width + 2 * PADDING), height: Math.ceil(height + HEADING + 2 * PADDING) };
  const panel = read(getComputedStyle(drawing).backgroundColor);
  const title = document.createElementNS(drawing.namespaceURI, "text");
  title.textContent = heading;
  for (const [name, value] of Object.entries({ x: PADDING, y: PADDING + 12, "font-size": 14, "font-weight": 600 }))
    title.setAttribute(name, String(value));
  title.setAttribute("fill", read(getComputedStyle(drawing).color));
  const inner = [title, copy].map((node) => new XMLSerializer().serializeToString(node)).join("");
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" font-family="${FONT}"><rect width="100%" height="100%" fill="${panel}"/>${inner}</svg>`;
  return { text, ...full };
}

/**
 * A drawing as a picture, as dense as `DENSITY` says and no larger than a browser paints.
 * @param text an SVG document of this size in pixels
 */
export async function painted(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const density = Math.min(DENSITY, MAX_SIDE / Math.max(width, height));
  canvas.width = Math.floor(width * density);
  canvas.height = Math.floor(height * density);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no canvas to paint on");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the image could not be made"))), "image/png");
  });
}

/** The drawing as a file; rejects when the browser cannot paint it. */
export async function figureFile(drawing: SVGSVGElement, heading: string, kind: "svg" | "png"): Promise<Blob> {
  const { text, width, height } = standalone(drawing, heading);
  return kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : painted(text, width, height);
}
