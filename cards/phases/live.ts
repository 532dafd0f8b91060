/** The one card that follows the meeting through a phase. */
import { isAroundOnePc, isEmployee } from "../../src/meeting/people.ts";
import { findPerson, phaseNow, speakingTurn, viddevaktId } from "../../src/meeting/state.ts";
import { whereNow } from "../../src/text/words.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { ActiveContext, Card } from "../kit/context.ts";
import { buttons, type CardElement, card, heading, openDialog, setApart, shortText, subtle, text } from "../kit/kit.ts";
import { clockContent, clockLine } from "../kit/times.ts";
import { asButtons, timely } from "./acts.ts";
import { helping, isHelping, leading, speaking, takeOverNews } from "./controls.ts";
import type { LivePart } from "./part.ts";
import { partOf } from "./parts.ts";
import { progressBar } from "./progress.ts";
import { roundContent, turnContent } from "./round/round.ts";
import { undoing } from "./undoing.ts";

/**
 * The live card of the running phase, as `ctx.viewerId` sees it; without a viewer the plain one for everybody, which is the
 * leader's own where nobody else has a screen.
 */
export function liveCard(given: ActiveContext): Card {
  const { meeting, t } = given;
  const ctx = given.viewerId === undefined && isAroundOnePc(meeting) ? { ...given, viewerId: meeting.leaderId } : given;
  const { info, visit } = meeting;
  const phase = phaseNow(meeting);
  const part = partOf(ctx);
  // Who has nothing to answer is told that they may go, and has no button for it.
  const done =
    phase.kind === "questions" ? meeting.people.filter((p) => p.present && !isEmployee(p)).map((p) => p.id) : [];
  const asked =
    phase.kind === "gathering" && meeting.viddevakt.status === "asked" ? meeting.viddevakt.personId : undefined;
  const body: CardElement[] = [
    heading(whereNow(t, meeting), "Large"),
    progressBar(ctx),
    ...clockContent(ctx),
    ...("round" in visit ? [turnContent(ctx, visit.round), ...roundContent(ctx, visit.round)] : []),
    subtle(`${shortText(info.eining)} · ${challengeLine(ctx)}`),
    text(t(`card.purpose.${phase.texts}`, { einingKind: info.einingKind })),
    setApart(part.content),
    ...own(ctx, part),
    ...undoing(ctx),
  ];
  return card(body, {
    lang: info.målform,
    fallbackText: fallback(ctx),
    refresh: {
      target: ctx,
      people: [
        ...done,
        meeting.leaderId,
        meeting.secretaryId,
        viddevaktId(meeting),
        speakingTurn(meeting)?.personId,
      ].map((id) => (id === undefined ? undefined : findPerson(meeting, id))),
    },
    mentions: meeting.people.filter((p) => p.id === asked),
  });
}

/** The buttons of the one who looks: with a role those of the role, otherwise everybody's. */
function own(ctx: ActiveContext, part: LivePart): CardElement[] {
  if (ctx.viewerId === ctx.meeting.leaderId) return leading(ctx, part.role);
  if (isHelping(ctx)) return helping(ctx, part);
  const more = openDialog(ctx.t("card.button.more"), "more", ctx);
  return [...buttons(...asButtons(ctx, timely(ctx, part.everyone)), more), ...takeOverNews(ctx), ...speaking(ctx)];
}

function fallback(ctx: ActiveContext): string {
  const { meeting, t } = ctx;
  const turn = speakingTurn(meeting);
  const name = turn === undefined ? "" : (findPerson(meeting, turn.personId)?.name ?? "");
  const now = name === "" ? "" : ` ${t("card.round.speaking", { name })}`;
  return `${whereNow(t, meeting)}. ${clockLine(ctx)}${now}`;
}
