import { type CardElement, subtle, text } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { notTakenContent } from "../round/proposed.ts";
import { plansContent } from "./content.ts";

/** The unit decides which tiltak it tries first (DOMAIN §3 step 9). */
export const plan: DrawPart = (ctx) => {
  const { t } = ctx;
  const taken = plansContent(ctx, 14_000);
  const others = notTakenContent(ctx, 12_000);
  const listed = (title: string, items: CardElement[]) =>
    items.length === 0 ? [] : [text(title, { weight: "Bolder" }), ...items];
  const takes = opens(t("card.button.plan"), "takeTiltak");
  return {
    content: [
      ...(taken.length === 0 ? [subtle(t("card.plan.none"))] : listed(t("card.plan.taken"), taken)),
      ...listed(t(taken.length === 0 ? "card.plan.proposals" : "card.plan.others"), others),
    ],
    everyone: [],
    acts: [takes],
    role: taken.length === 0 ? { step: takes, beside: [] } : { beside: [takes] },
  };
};
