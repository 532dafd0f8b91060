/** The opening: how the meeting is built, what the leader can say, and what the unit agreed on before (DOMAIN §3 step 3). */
import { plannedEndMs, plannedPhases } from "../../../src/meeting/schedule.ts";
import { scriptOf } from "../../../src/meeting/script/scripts.ts";
import { clockText, dateText } from "../../../src/text/dates.ts";
import { withoutEnd } from "../../../src/text/ends.ts";
import { actorList, phaseName } from "../../../src/text/words.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { type CardElement, indented, shortText, subtle, text } from "../../kit/kit.ts";
import { broughtContent } from "../review/content.ts";

const TILTAK_CHARS = 160;

/** Only as the meeting begins: those who come back to the roles have heard it. */
export function openingContent(ctx: ActiveContext): CardElement[] {
  const { meeting, t } = ctx;
  if (meeting.past.length > 0) return [];
  const end = clockText(plannedEndMs(meeting));
  const { texts } = scriptOf(meeting.info);
  return [
    text(`**${t("card.opening.schedule")}** ${[...phases(ctx), t("card.opening.end", { end })].join(" · ")}`),
    text(`**${t("card.opening.say")}** ${t(`card.opening.words.${texts}`, { end })}`),
    ...agreedContent(ctx),
    ...broughtContent(ctx),
    ...(isAlone(ctx) ? [text(t("card.opening.alone"))] : []),
  ];
}

/** Teams may refuse to say who is in the chat: people are known then by what they do. */
function isAlone({ meeting: { people } }: ActiveContext): boolean {
  return people.length === 1 && people.every(({ inRoom }) => !inRoom);
}

/** «09.05 Skildring», each; the time stays with its phase where a line ends. */
function phases({ meeting, t }: ActiveContext): string[] {
  return plannedPhases(meeting).map(
    ({ phase, fromMs }) => `${clockText(fromMs)}\u00a0${phaseName(t, meeting, phase.id)}`,
  );
}

function agreedContent({ meeting, t }: ActiveContext): CardElement[] {
  if (meeting.agreedBefore === undefined) return [];
  const { tiltak, more } = meeting.agreedBefore;
  const lines = tiltak.map(({ text: words, responsible, evaluateBy, outcome }, at) =>
    text(
      t(outcome === undefined ? "card.opening.agreed" : "card.opening.evaluated", {
        outcome: outcome === undefined ? "" : t(`outcome.${outcome}`),
        number: at + 1,
        tiltak: shortText(withoutEnd(words, "."), TILTAK_CHARS),
        who: actorList(t, responsible, meeting.info.einingKind),
        date: shortText(dateText(evaluateBy)),
      }),
      { spacing: "Small" },
    ),
  );
  const rest = more === 0 ? [] : [subtle(t("card.more", { count: more }))];
  return [text(t("card.opening.before"), { weight: "Bolder" }), indented([...lines, ...rest])];
}
