/** In private to whoever wrote something that the leader has changed or taken out. */
import { nameOf } from "../../src/meeting/record.ts";
import { findSaid, type Said } from "../../src/meeting/said.ts";
import { type Correction, type KnownMeeting, phaseNow } from "../../src/meeting/state.ts";
import type { ActiveContext, Card, CardContext } from "../kit/context.ts";
import { type Action, buttons, card, openDialog, shortText, text } from "../kit/kit.ts";
import { quoted } from "../kit/said.ts";
import { asButtons } from "../phases/acts.ts";
import { add } from "../phases/part.ts";
import { toCardLine } from "./toCard.ts";

/** What has been done, and how it reads now; nothing of what is gone. */
export function correctedCard(ctx: CardContext<KnownMeeting>, correction: Correction): Card {
  const { meeting, t } = ctx;
  const said = findSaid(meeting.record, correction.id);
  const words = t(`card.corrected.${correction.how}`, {
    what: said === undefined ? "" : whatOf(ctx, said, correction),
  });
  const isThere = said !== undefined && correction.how !== "withdrawn" && !said.of.withdrawn;
  const actions = meeting.status === "active" && said ? answers({ ...ctx, meeting }, said, correction) : [];
  const body = [
    text(words),
    ...(isThere ? [text(quoted(said.text))] : []),
    ...(actions.length === 0 ? [] : [text(t(`card.corrected.can.${isThere ? "edit" : "add"}`))]),
    ...buttons(...actions),
    ...(meeting.status === "active" ? [toCardLine(ctx)] : []),
  ];
  // What shows on locked screens says nothing of it.
  return card(body, { lang: meeting.info.målform, fallbackText: t("card.told.fallback") });
}

/** In its place, when the leader has taken the change back. */
export function correctionUndoneCard({ meeting, t }: CardContext<KnownMeeting>): Card {
  const words = t("card.corrected.undone");
  return card([text(words)], { lang: meeting.info.målform, fallbackText: t("card.told.fallback") });
}

function whatOf({ meeting, t }: CardContext<KnownMeeting>, { authorId, answer }: Said, { toId }: Correction): string {
  return t("card.corrected.what", {
    kind: answer === undefined ? "innspel" : "answer",
    whose: authorId === toId ? "own" : "other",
    name: shortText(nameOf(meeting.people, authorId), 40),
  });
}

/** While the phase collects such: to change it again, or to write it otherwise. */
function answers(ctx: ActiveContext, { id, of, answer }: Said, { how }: Correction): Action[] {
  const { meeting, t } = ctx;
  if (answer !== undefined || phaseNow(meeting).collects !== of.kind) return [];
  if (how === "withdrawn") return asButtons(ctx, [add(ctx, of.kind)]);
  return of.withdrawn ? [] : [openDialog(t("card.button.editSaid"), "editContribution", ctx, { id })];
}
