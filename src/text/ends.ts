/** What stands at the end of a text. */

/**
 * The text without those of `signs` that it ends with. Read from the end: an expression such as `[.!?]+$` looks at every
 * run of them again from each of its signs, which takes minutes for a long row of them.
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
