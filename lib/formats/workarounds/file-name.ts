const MAX_STEM = 60;
/** Names that Windows keeps for devices, whatever follows their first dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name from a model's name and a fixed ending: letters, digits, `.`, `_` and `-`, never a path or a hidden file. */
export function fileName(model: string, ending: string): string {
  const stem = model
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+/, "")
    .slice(0, MAX_STEM)
    .replace(/[.-]+$/, "");
  if (stem === "") return `model.${ending}`;
  return DEVICES.test(stem) ? `model-${stem}.${ending}` : `${stem}.${ending}`;
}
