/** The forms that names stand in. */

/** «Ola» of «Olas» and «Ola's». */
export function withoutGenitive(word: string): string {
  return word.replace(/['’]?s?$/, "");
}

/** What a word may be a form of: «Olas» and «Ola-gutten» of «Ola», and «Olas-» of both. */
export function formsOf(word: string): string[] {
  return [word, word.split("-")[0] ?? word].flatMap((form) => [form, withoutGenitive(form)]);
}
