/** Size of text that a browser has unasked, in px. */
export const REM = 16;
/** What the server draws of a matrix that it cannot see: a tall screen. */
export const UNSEEN = { width: 1440, height: 1000 };
