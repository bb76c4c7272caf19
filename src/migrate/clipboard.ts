/** The ways the result leaves the page: the clipboard and a file. */

/** @returns whether the browser did it */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // There is no clipboard without a secure context, and a reader may refuse it.
    return false;
  }
}

export function download(text: string, name: string): void {
  // As plain text some browsers would add .txt to a name without a suffix.
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
