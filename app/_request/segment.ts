/** What one part of a path says; a page is given it as it stands in the address. Null where it cannot be read. */
export function nameOfSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
