/** Short words in private to somebody whom the meeting waits for. */
import type { Participant, PersonId } from "../../src/meeting/people.ts";
import { phaseName } from "../../src/text/words.ts";
import type { ActiveContext, Card } from "../kit/context.ts";
import { type Action, buttons, card, excerpt, execute, openDialog, shortText, text } from "../kit/kit.ts";
import { personName } from "../kit/said.ts";
import { asButtons, offerActs } from "../phases/acts.ts";
import { toCardLine } from "./toCard.ts";

/** The one who speaks now. */
export function turnCard(ctx: ActiveContext): Card {
  const { meeting, t } = ctx;
  return told(ctx, t("card.told.turn", { phase: phaseName(t, meeting, meeting.visit.phase) }), []);
}

/** Whoever writes for the one who speaks now. */
export function turnForCard(ctx: ActiveContext, speaker: Participant): Card {
  const { meeting, t } = ctx;
  const phase = phaseName(t, meeting, meeting.visit.phase);
  return told(ctx, t("card.told.turnFor", { name: shortText(speaker.name), phase }), [
    openDialog(t("card.button.writeFor", { name: excerpt(speaker.name, 30) }), "contribute", ctx, {
      personId: speaker.id,
    }),
  ]);
}

/** The one who is asked to be viddevakt. */
export function askedCard(ctx: ActiveContext): Card {
  const { t } = ctx;
  return told(ctx, t("card.told.asked"), [
    execute(t("card.button.askedYes"), "answerViddevakt", ctx, { yes: true }),
    execute(t("card.button.askedNo"), "answerViddevakt", ctx, { yes: false }),
  ]);
}

/** The leader, when somebody asks to lead. */
export function takeOverCard(ctx: ActiveContext, asks: Participant): Card {
  const { t } = ctx;
  return told(ctx, t("card.told.takeOver", { name: shortText(asks.name) }), [
    execute(t("card.button.takeOverYes"), "answerTakeOver", ctx, { yes: true }),
    execute(t("card.button.takeOverNo"), "answerTakeOver", ctx, { yes: false }),
  ]);
}

/** The one whom the leader asks to lead from now on. */
export function offerCard(ctx: ActiveContext): Card {
  const { meeting, t } = ctx;
  return told(
    ctx,
    t("card.told.offer", { name: personName(meeting, meeting.leaderId) }),
    asButtons(ctx, offerActs(ctx)),
  );
}

/** The leader, when the one who was asked says no. */
export function offerDeclinedCard(ctx: ActiveContext, personId: PersonId): Card {
  const { meeting, t } = ctx;
  return told(ctx, t("card.told.offerDeclined", { name: personName(meeting, personId) }), []);
}

function told(ctx: ActiveContext, words: string, actions: readonly Action[]): Card {
  const { meeting, t } = ctx;
  return card([text(words), ...buttons(...actions), toCardLine(ctx)], {
    lang: meeting.info.målform,
    fallbackText: t("card.told.fallback"),
  });
}
