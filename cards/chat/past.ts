/** What stands where a card with buttons stood that are of no use any more. */
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { type CardElement, card, subtle, text } from "../kit/kit.ts";
import { toCardLine } from "./toCard.ts";

type Context = CardContext<KnownMeeting>;

/** The card stands further down: it was asked for, or it stood here a second time. Teams has no links into private chats. */
export function movedCard(ctx: Context, isPrivate: boolean): Card {
  const { t } = ctx;
  return past(ctx, t("card.past.moved"), isPrivate ? subtle(t("card.past.movedHere")) : toCardLine(ctx));
}

/** The card had the button that starts a meeting, and one has begun. */
export function startedCard(ctx: Context): Card {
  return past(ctx, ctx.t("card.past.started"), toCardLine(ctx));
}

/** A question that has been answered, or a word that has had its time. */
export function overCard(ctx: Context): Card {
  return past(ctx, ctx.t("card.past.over"));
}

function past({ meeting }: Context, words: string, ...more: readonly CardElement[]): Card {
  return card([text(words), ...more], { lang: meeting.info.målform, fallbackText: words });
}
