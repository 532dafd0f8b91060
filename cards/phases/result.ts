/** What a phase led to: the short card that stays in the chat when the phase is over. */
import { PHASES, type PhaseId } from "../../src/meeting/script/script.ts";
import type { KnownMeeting, PastVisit } from "../../src/meeting/state.ts";
import { minutesOf } from "../../src/text/dates.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { type CardElement, card, excerpt, heading, image, subtle } from "../kit/kit.ts";
import { questionsContent } from "./clarifying/content.ts";
import { descriptionContent } from "./description/content.ts";
import { evaluationContent } from "./evaluation/content.ts";
import { factorsContent } from "./factors/content.ts";
import { peopleContent, rolesContent } from "./roles/content.ts";
import { skippedContent } from "./round/content.ts";
import { statusQuoContent } from "./statusQuo/content.ts";
import { plansContent } from "./summary/content.ts";
import { proposalsContent } from "./tiltak/content.ts";

type Content = (ctx: CardContext<KnownMeeting>) => CardElement[];

const CONTENT: Readonly<Record<PhaseId, Content>> = {
  roles: (ctx) => [rolesContent(ctx), ...peopleContent(ctx)],
  description: descriptionContent,
  clarifying: questionsContent,
  statusQuo: statusQuoContent,
  factors: factorsContent,
  tiltak: proposalsContent,
  summary(ctx) {
    const taken = plansContent(ctx);
    return taken.length === 0 ? [subtle(ctx.t("card.plan.none"))] : taken;
  },
  evaluation: evaluationContent,
};

/** The analysis drawn, as a `data:` URI; Teams does not count it in the size of a card (PLATFORM §1). */
export interface Picture {
  readonly dataUri: string;
  readonly alt: string;
}

/** All it shows stands in words below it too, so a long one may be cut. */
const ALT_CHARS = 2000;

/**
 * Replaces the live card of the visit; read-only. The newest visit to the factors shows `picture`, where there is one.
 * Throws RangeError unless `visitNumber` is one of `meeting.past`.
 */
export function resultCard(ctx: CardContext<KnownMeeting>, visitNumber: number, picture?: Picture): Card {
  const { meeting, t } = ctx;
  const visit = meeting.past.find((past) => past.number === visitNumber);
  const lang = meeting.info.målform;
  if (visit === undefined) throw new RangeError(`no visit ${visitNumber}`);
  const phase = t(`phase.${visit.phase}`);
  const number = PHASES.indexOf(visit.phase) + 1;
  const title = t(leftBackwards(meeting, visit) ? "card.result.left" : "card.result.done", { number, phase });
  const body: CardElement[] = [
    heading(title),
    ...(picture !== undefined && isNewestAnalysis(meeting, visit)
      ? [image(picture.dataUri, excerpt(picture.alt, ALT_CHARS))]
      : []),
    ...CONTENT[visit.phase](ctx),
    ...(visit.round === undefined ? [] : skippedContent(ctx, visit.round)),
    subtle(t("card.result.time", { planned: minutesOf(visit.plannedMs), used: minutesOf(visit.usedMs) })),
  ];
  return card(body, { lang, fallbackText: title });
}

function isNewestAnalysis(meeting: KnownMeeting, visit: PastVisit): boolean {
  return visit.phase === "factors" && meeting.past.findLast((past) => past.phase === "factors") === visit;
}

/** The group went back from here, or the meeting was cut short here. */
function leftBackwards(meeting: KnownMeeting, visit: PastVisit): boolean {
  const next =
    meeting.past.find((past) => past.number === visit.number + 1) ??
    (meeting.status === "active" ? meeting.visit : undefined);
  if (next !== undefined) return PHASES.indexOf(next.phase) < PHASES.indexOf(visit.phase);
  return meeting.status === "ended" && meeting.how !== "completed";
}
