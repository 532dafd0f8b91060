/** The way from a short message to the card that people go on from. */
import type { CardContext } from "../kit/context.ts";
import { type CardElement, subtle } from "../kit/kit.ts";

/** A link to the card in the meeting's chat; where Teams has none, the word that brings it. */
export function toCardLine({ t, toCard }: Pick<CardContext, "t" | "toCard">): CardElement {
  return subtle(toCard === undefined ? t("card.toCard.write") : t("card.toCard.link", { url: toCard }));
}
