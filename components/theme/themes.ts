/** `system` follows the device and is stored as the absence of a cookie. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** `system` follows the device here too: one that asks for more contrast gets it without a choice. */
export const CONTRASTS = ["system", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

export type Look = { theme: Theme; contrast: Contrast };

export const THEME_COOKIE = "theme";
export const CONTRAST_COOKIE = "contrast";

export function readTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

export function readContrast(cookie: string | undefined): Contrast {
  return cookie === "more" ? cookie : "system";
}
