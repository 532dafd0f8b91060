/** How events change a round: its order, whose turn it is, and who had how long. */
import * as before from "../before.ts";
import type { EventBody } from "../events.ts";
import type { PersonId } from "../people.ts";
import { isOpen, type Round, type Turn } from "../round.ts";
import { spokenIn } from "../spoken.ts";
import { type ActiveMeeting, leftMs, usedMs } from "../state.ts";

/** Late joiners, and those who come back without having had their turn, get the last place in a round that is open. */
export function appendToRound(state: ActiveMeeting, personId: PersonId): ActiveMeeting {
  if (!("round" in state.visit) || state.visit.round.over) return state;
  const { round } = state.visit;
  if (round.turns.some((t) => t.personId === personId && t.status !== "left")) return state;
  const others = round.turns.filter((t) => t.personId !== personId);
  return withRound(state, { ...round, turns: [...others, { personId, status: "waiting" }] });
}

/** The round as if these people had never been in it; the turn of one who has had it stays. */
export function withoutTurns(state: ActiveMeeting, personIds: readonly PersonId[]): ActiveMeeting {
  if (!("round" in state.visit)) return state;
  const { round } = state.visit;
  return withRound(state, {
    ...round,
    turns: round.turns.filter((t) => !isOpen(t) || !personIds.includes(t.personId)),
  });
}

function withRound(state: ActiveMeeting, round: Round): ActiveMeeting {
  return "round" in state.visit ? { ...state, visit: { ...state.visit, round } } : state;
}

function withTurn(round: Round, personId: PersonId, status: Turn["status"]): Round {
  return { ...round, turns: round.turns.map((t) => (t.personId === personId && isOpen(t) ? { ...t, status } : t)) };
}

type RoundType = "roundStarted" | "turnStarted" | "turnEnded" | "roundEnded" | "turnReturned";
type RoundEvent = Extract<EventBody, { type: RoundType }>;

export function evolveRound(state: ActiveMeeting, event: RoundEvent & { readonly atMs: number }): ActiveMeeting {
  if (!("round" in state.visit)) return state;
  const { round } = state.visit;
  switch (event.type) {
    case "roundStarted":
      return withRound(state, {
        number: round.number + 1,
        turns: event.order.map((personId) => ({ personId, status: "waiting" })),
        over: false,
      });
    case "turnStarted": {
      const next = withTurn(round, event.personId, "speaking");
      const turn = {
        count: state.turn.count + 1,
        startedUsedMs: usedMs(state, event.atMs),
        shareMs: event.shareMs ?? before.shareMs(leftMs(state, event.atMs), next),
      };
      return { ...withRound(state, next), turn };
    }
    case "turnEnded": {
      const wasSpeaking = round.turns.some((t) => t.personId === event.personId && t.status === "speaking");
      const spoken = wasSpeaking ? Math.max(0, usedMs(state, event.atMs) - state.turn.startedUsedMs) : 0;
      const ended = withRound(state, withTurn(round, event.personId, event.how));
      if (event.together) return { ...ended, spokenTogetherMs: (state.spokenTogetherMs ?? 0) + spoken };
      return {
        ...ended,
        spokenMs: { ...state.spokenMs, [event.personId]: (state.spokenMs[event.personId] ?? 0) + spoken },
      };
    }
    case "roundEnded":
      return {
        ...withRound(state, closed(round)),
        remarks:
          event.missing.length === 0
            ? state.remarks
            : [...state.remarks, { kind: "turnsMissing", visit: state.visit.number, personIds: event.missing }],
      };
    case "turnReturned": {
      const { spokenTogetherMs: _undone, ...rest } = state;
      const turn = { ...event.turn, count: state.turn.count + 1 };
      const remarks = round.over ? withoutMissed(state) : state.remarks;
      return { ...withRound(rest, { ...round, turns: event.turns, over: false }), turn, ...spokenIn(event), remarks };
    }
  }
}

/** The round that was ended goes on: nobody has missed anything. */
function withoutMissed({ remarks, visit }: ActiveMeeting): ActiveMeeting["remarks"] {
  const last = remarks.findLastIndex((one) => one.kind === "turnsMissing" && one.visit === visit.number);
  return remarks.filter((_one, index) => index !== last);
}

/** The round as it stands when it is ended: those who were to speak have missed their turn. */
export function closed(round: Round): Round {
  return { ...round, turns: round.turns.map((t): Turn => (isOpen(t) ? { ...t, status: "missed" } : t)), over: true };
}

type Lengthened = Pick<Extract<EventBody, { type: "phaseLengthened" }>, "minutes" | "lastsMs" | "shareMs">;

/** The one who is speaking gets their part of the added time. */
export function lengthened(state: ActiveMeeting, { minutes, lastsMs, shareMs }: Lengthened): ActiveMeeting {
  const visit = { ...state.visit, plannedMs: lastsMs ?? state.visit.plannedMs + minutes * 60_000 };
  const { turn } = state;
  const untold = () =>
    "round" in visit ? before.shareMs(visit.plannedMs - turn.startedUsedMs, visit.round) : turn.shareMs;
  return { ...state, visit, turn: { ...turn, shareMs: shareMs ?? untold() }, epoch: state.epoch + 1 };
}
