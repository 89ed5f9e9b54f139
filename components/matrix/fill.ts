/** Fills the blanks of a template, `{name}` each. */
export function fill(template: string, blanks: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
}
