/** Names of einings and groups, and numbers of einings, told apart however they are written. */

/** The same for «Fjordglytt  Skule» and «fjordglytt skule». */
export function folded(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The same for «974 600 001» and «974600001». */
export function plainNumber(number: string): string {
  return number.replace(/\s/g, "").toUpperCase();
}
