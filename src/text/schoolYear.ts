/** The year that a school year begins in, as people say it: «2026/27». */
export function schoolYearText(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
