/** What a phase puts on the live card; `parts.ts` puts it together, and `live.ts` the rest around it. */
import { isWrittenFor } from "../../src/meeting/people.ts";
import { withoutFactor } from "../../src/meeting/record.ts";
import type { InnspelKind } from "../../src/meeting/script/phase.ts";
import type { TextKey } from "../../src/text/text.ts";
import type { ActiveContext } from "../kit/context.ts";
import type { CardElement } from "../kit/kit.ts";
import { sitTogether } from "../kit/options.ts";
import { type Act, endRoundAct, opens, passAct, rarely, turnActs } from "./acts.ts";

export interface LivePart {
  readonly content: readonly CardElement[];
  /** What everybody sees a button for, when it is time for it. */
  readonly everyone: readonly Act[];
  /** What those see who may. */
  readonly acts: readonly Act[];
  /** What the cards of leader, referent and viddevakt have of all this first; everything else is in «Meir …». */
  readonly role: RoleActs;
}

export interface RoleActs {
  /** What lacks before the meeting can go on; where nothing does, going on is the step. */
  readonly step?: Act;
  /** Two at most, in an order that stays through the phase. */
  readonly beside: readonly Act[];
}

export type DrawPart = (ctx: ActiveContext) => LivePart;

const ADD: Readonly<Record<InnspelKind, TextKey>> = {
  clarifying: "card.button.ask",
  factors: "card.button.addFactor",
  tiltak: "card.button.propose",
  seen: "card.button.addSeen",
};

/** Where people add innspel of a kind. */
export function add({ t }: ActiveContext, kind: InnspelKind): Act {
  return opens(t(ADD[kind]), "contribute");
}

/** «Mine innspel»: where people change or withdraw what they have said. */
export function mine({ t }: ActiveContext): Act {
  return opens(t("card.button.mine"), "mine");
}

/** Where a factor was withdrawn that tiltak were proposed against: they need another one. */
export function factorActs({ meeting, t }: ActiveContext): Act[] {
  const waiting = withoutFactor(meeting.record).length;
  return waiting === 0 ? [] : [opens(t("card.button.nameFactor", { count: waiting }), "nameFactor")];
}

/** Whether somebody here is written for by leader and secretary. */
export function someWrittenFor({ meeting }: ActiveContext): boolean {
  return meeting.people.some((p) => p.present && p.id !== meeting.leaderId && isWrittenFor(p));
}

/** What belongs to a round: everybody's, and that of the leader and the secretary. */
export function roundActs(ctx: ActiveContext): Pick<LivePart, "everyone" | "acts"> {
  const { t } = ctx;
  const together = sitTogether(ctx.meeting) ? [opens(t("card.button.contributeTogether"), "contributeTogether")] : [];
  const passFor = someWrittenFor(ctx) ? [rarely(opens(t("card.button.passFor"), "passFor"))] : [];
  return {
    everyone: [passAct(ctx)],
    acts: [...together, ...turnActs(ctx), endRoundAct(ctx), ...passFor],
  };
}
