/** What a phase puts on the live card; `parts.ts` puts it together, and `live.ts` the rest around it. */
import { withoutFactor } from "../../src/meeting/record.ts";
import type { InnspelKind } from "../../src/meeting/script/phase.ts";
import type { TextKey } from "../../src/text/text.ts";
import type { ActiveContext } from "../kit/context.ts";
import { type Action, type CardElement, execute, openDialog } from "../kit/kit.ts";
import { type Act, does, opens } from "./acts.ts";

export interface LivePart {
  readonly content: readonly CardElement[];
  /** Buttons for everybody. */
  readonly everyone: readonly Action[];
  /** What those with a role can do in this phase. */
  readonly acts: readonly Act[];
}

export type DrawPart = (ctx: ActiveContext) => LivePart;

const ADD: Readonly<Record<InnspelKind, TextKey>> = {
  clarifying: "card.button.ask",
  factors: "card.button.addFactor",
  tiltak: "card.button.propose",
};

/** Where people add innspel of a kind. */
export function add(ctx: ActiveContext, kind: InnspelKind): Action {
  return openDialog(ctx.t(ADD[kind]), "contribute", ctx);
}

/** «Mine innspel»: where people change or withdraw what they have said. */
export function mine(ctx: ActiveContext): Action {
  return openDialog(ctx.t("card.button.mine"), "mine", ctx);
}

/** Where a factor was withdrawn that tiltak were proposed against: they need another one. */
export function factorActs({ meeting, t }: ActiveContext): Act[] {
  const waiting = withoutFactor(meeting.record).length;
  return waiting === 0 ? [] : [opens(t("card.button.nameFactor", { count: waiting }), "nameFactor", "nameFactor")];
}

/** Whether somebody here has to be written for. */
export function someWithoutApp({ meeting }: ActiveContext): boolean {
  return meeting.people.some((p) => p.present && !p.hasApp);
}

/** The buttons of a round: everybody's, and those of the leader and the secretary. None that the clock would refuse. */
export function roundButtons(ctx: ActiveContext): Pick<LivePart, "everyone" | "acts"> {
  const { meeting, t } = ctx;
  const none = { everyone: [], acts: [] };
  if (!("round" in meeting.visit) || !meeting.clock.running) return none;
  const { round } = meeting.visit;
  if (round.over) return { everyone: [], acts: [does(t("card.button.anotherRound"), "anotherRound")] };
  const speaking = round.turns.find((turn) => turn.status === "speaking");
  const endTurn =
    speaking === undefined ? [] : [execute(t("card.button.endTurn"), "endTurn", ctx, { personId: speaking.personId })];
  const passFor = someWithoutApp(ctx) ? [opens(t("card.button.passFor"), "passFor", "actForOthers")] : [];
  return {
    everyone: [...endTurn, execute(t("card.button.pass"), "pass", ctx)],
    acts: [does(t("card.button.endRound"), "endRound"), ...passFor],
  };
}
