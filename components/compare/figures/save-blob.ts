/** Saves a file under a name, as a download does. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a task later it has it.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
