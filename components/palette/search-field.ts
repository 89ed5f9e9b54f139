/** Fields of a page that search in it. */
const FIELDS = "main input[type='search'], main input[name='search']";

/** Puts the focus into the first field of the page that searches in it and can be seen; false when there is none. */
export function focusSearchField(page: Document): boolean {
  const fields = [...page.querySelectorAll<HTMLInputElement>(FIELDS)];
  const field = fields.find((one) => !one.disabled && one.checkVisibility());
  field?.focus();
  field?.select();
  return field !== undefined;
}
