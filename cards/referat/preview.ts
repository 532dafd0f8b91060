/** The pages of the referat as they will be on paper. Their text stands in words below, for those who hear the card. */
import type { EndedContext } from "../kit/context.ts";
import { type CardElement, columns, heading, image, subtle } from "../kit/kit.ts";

/** The short referat as wide as the card; the pages behind it two and two. Each can be opened large. */
export function previewContent({ pages = [], t }: EndedContext): CardElement[] {
  const [first, ...others] = pages.map((dataUri, i) =>
    image(dataUri, t("card.referat.page", { page: i + 1, pages: pages.length })),
  );
  if (first === undefined) return [];
  const rows = Array.from({ length: Math.ceil(others.length / 2) }, (_, row) => others.slice(2 * row, 2 * row + 2));
  return [
    heading(t("card.referat.preview")),
    first,
    ...rows.map((row) => columns(row)),
    subtle(t("card.referat.previewHint")),
  ];
}
