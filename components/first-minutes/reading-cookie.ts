/** Says that a reader has put away how to read the matrix. */
export const READING_COOKIE = "reading-hint";
