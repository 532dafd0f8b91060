/** In private to somebody who comes late: where the meeting is, and what it has come to. Stands as it was when they came. */
import { chosenFactors, standing } from "../../src/meeting/record.ts";
import { plannedEndMs } from "../../src/meeting/schedule.ts";
import { speakingTurn, viddevaktId } from "../../src/meeting/state.ts";
import { clockText } from "../../src/text/dates.ts";
import { whereNow } from "../../src/text/words.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { ActiveContext, Card } from "../kit/context.ts";
import { card, facts, heading, shortText, text } from "../kit/kit.ts";
import { listedOf } from "../kit/lists.ts";
import { personName } from "../kit/said.ts";
import { toCardLine } from "./toCard.ts";

/** Of factors, and of tiltak. */
const SHOWN = 6;
const ITEM_CHARS = 160;

export function lateCard(ctx: ActiveContext): Card {
  const { meeting, t } = ctx;
  const { record } = meeting;
  const title = t("card.late.title");
  const taken = standing(record, "tiltak").filter(({ id }) => record.plans[id] !== undefined);
  const named = (
    key: "card.status.leader" | "card.status.viddevakt" | "card.status.speaking",
    id: string | undefined,
  ) => (id === undefined ? [] : [[t(key), personName(meeting, id)] as const]);
  const listed = (key: "card.outcome.factors" | "card.plan.taken", said: readonly { readonly text: string }[]) =>
    said.length === 0 ? [] : [[t(key), list(ctx, said)] as const];
  const body = [
    heading(title),
    text(whereNow(t, meeting), { weight: "Bolder" }),
    facts(
      [t("card.outcome.challenge"), challengeLine(ctx)],
      ...listed("card.outcome.factors", chosenFactors(record)),
      ...listed("card.plan.taken", taken),
      ...named("card.status.leader", meeting.leaderId),
      ...named("card.status.viddevakt", viddevaktId(meeting)),
      ...named("card.status.speaking", speakingTurn(meeting)?.personId),
    ),
    text(t("card.clock.meeting", { time: clockText(plannedEndMs(meeting)) })),
    toCardLine(ctx),
  ];
  return card(body, { lang: meeting.info.målform, fallbackText: title });
}

function list({ t }: ActiveContext, said: readonly { readonly text: string }[]): string {
  const shown = said.slice(0, SHOWN).map(({ text: words }) => `«${shortText(words, ITEM_CHARS)}»`);
  return listedOf(t, shown, said.length);
}
