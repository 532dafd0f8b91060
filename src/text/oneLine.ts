/** The text on one line, with single spaces: names, titles, subjects. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
