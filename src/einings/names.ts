/** Names of einings and groups, told apart however they are written. */

/** The same for «Fjordglytt  Skule» and «fjordglytt skule». */
export function folded(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}
