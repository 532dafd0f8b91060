/** A word in private to the viddevakt when the time, or somebody's share of it, is used. */
import type { Prompt } from "../../src/meeting/events.ts";
import { nameOf } from "../../src/meeting/record.ts";
import { leftMs, promptedId, speakingTurn, viddevaktId } from "../../src/meeting/state.ts";
import { phaseName } from "../../src/text/words.ts";
import type { ActiveContext, Card } from "../kit/context.ts";
import { type Action, buttons, card, execute, text } from "../kit/kit.ts";
import { nameList } from "../kit/lists.ts";
import { personName } from "../kit/said.ts";
import { minutesLeft } from "../kit/times.ts";
import { asButtons, turnActs } from "../phases/acts.ts";
import { toCardLine } from "./toCard.ts";

/** What the viddevakt is told, and what they can do about it. */
export function promptCard(ctx: ActiveContext, prompt: Prompt): Card {
  const words = promptText(ctx, prompt);
  // Where the viddevakt has no screen of their own, the leader is told.
  const isToThem = promptedId(ctx.meeting) === viddevaktId(ctx.meeting);
  const fallbackText = isToThem
    ? ctx.t("card.prompt.fallback", { phase: phaseOf(ctx, prompt.visit) })
    : ctx.t("card.told.fallback");
  return card([text(words), ...buttons(...promptActions(ctx, prompt)), toCardLine(ctx)], {
    lang: ctx.meeting.info.målform,
    fallbackText,
  });
}

function promptText(ctx: ActiveContext, prompt: Prompt): string {
  const { meeting, nowMs, t } = ctx;
  const phase = phaseOf(ctx, prompt.visit);
  switch (prompt.about) {
    case "phaseNearEnd":
      return t("card.prompt.phaseNearEnd", { phase, count: minutesLeft(leftMs(meeting, nowMs)) });
    case "phaseUp":
      return t("card.prompt.phaseUp", { phase });
    case "phaseOver":
      return t("card.prompt.phaseOver", { phase, count: prompt.overMinutes });
    case "turnUp":
      return prompt.personId === promptedId(meeting)
        ? t("card.prompt.ownTurnUp")
        : t("card.prompt.turnUp", { name: personName(meeting, prompt.personId) });
    case "turnsMissing": {
      const names = nameList(
        t,
        prompt.personIds.map((id) => nameOf(meeting.people, id)),
      );
      return t("card.prompt.turnsMissing", { phase, names });
    }
  }
}

function promptActions(ctx: ActiveContext, prompt: Prompt): Action[] {
  const { meeting, t } = ctx;
  const remind = (reminder: "speakingTime" | "clock") =>
    execute(t(`card.button.remind.${reminder}`), "remind", ctx, { reminder });
  switch (prompt.about) {
    case "turnsMissing":
      return [];
    case "turnUp":
      return [
        remind("speakingTime"),
        ...(speakingTurn(meeting)?.personId === prompt.personId ? asButtons(ctx, turnActs(ctx)) : []),
      ];
    default:
      return prompt.visit === meeting.visit.number
        ? [
            remind("clock"),
            execute(t("card.button.oneMinute"), "lengthen", ctx, { minutes: 1, plannedMs: meeting.visit.plannedMs }),
          ]
        : [];
  }
}

function phaseOf({ meeting, t }: ActiveContext, visit: number): string {
  const past = meeting.past.find((p) => p.number === visit);
  return phaseName(t, meeting, (past ?? meeting.visit).phase);
}
