/** Which messages of a meeting should stand in the chats, as a function of the state. */

import { endedCard } from "../../../cards/chat/ended.ts";
import { cannotReachCard, continuedCard, referatClosedCard } from "../../../cards/chat/notice.ts";
import { movedCard, overCard, startedCard } from "../../../cards/chat/past.ts";
import { formerViddevaktCard } from "../../../cards/chat/viddevakt.ts";
import type { CardContext } from "../../../cards/kit/context.ts";
import { clockChangesAtMs } from "../../../cards/kit/times.ts";
import { liveCard } from "../../../cards/phases/live.ts";
import { resultCard } from "../../../cards/phases/result.ts";
import { endStandsAtMs } from "../../meeting/during/ending.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { PhaseId } from "../../meeting/script/phase.ts";
import { numberOf, phaseOf } from "../../meeting/script/scripts.ts";
import { findPerson, type KnownMeeting } from "../../meeting/state.ts";
import { translator } from "../../text/text.ts";
import { toldApart } from "../../text/toldApart.ts";
import type { Desired, Outbox } from "../outbox.ts";
import { type Draws, noPictures } from "./draws.ts";
import { notices } from "./outboxNotices.ts";
import { keyOfEnd, privateMessages, referatKey, viddevaktKey } from "./outboxPrivate.ts";
import { beatOf, closing, stepOf, stepOfAsides } from "./timely.ts";

export function meetingOutbox(meeting: KnownMeeting, nowMs: number, draws: Draws): Outbox {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return {
    chatId: meeting.info.chatId,
    messages: desired(meeting, nowMs, draws),
    farewells: (personId) => (personId === undefined ? endsTakenBack(ctx) : privateFarewells(ctx, personId)),
    isOver: meeting.status === "ended",
    step: meeting.status === "active" ? stepOfAsides(meeting) : "ended",
    person: (id) => findPerson(meeting, id),
    moved: (personId, toCard) => movedCard({ ...ctx, toCard }, personId !== undefined),
    started: (toCard) => startedCard({ ...ctx, toCard }),
    over: () => overCard(ctx),
    cannotReach: (person) => cannotReachCard(ctx, person),
  };
}

type Ctx = CardContext<KnownMeeting>;

/** The cards of ends that were taken back. */
function endsTakenBack(ctx: Ctx): Desired[] {
  const draw = () => continuedCard(ctx);
  return earlierEnds(ctx.meeting).map((end) => closing(keyOfEnd("ended", end), "chat", draw));
}

function privateFarewells(ctx: Ctx, personId: PersonId): Desired[] {
  const to = { personId };
  return [
    closing(viddevaktKey(personId), to, () => formerViddevaktCard(ctx)),
    ...earlierEnds(ctx.meeting).map((end) => closing(referatKey(personId, end), to, () => referatClosedCard(ctx))),
  ];
}

function earlierEnds({ endsTakenBack: count = 0 }: KnownMeeting): number[] {
  return [...Array(count).keys()];
}

/** The messages that belong to a meeting, in the order in which they are to stand in each chat. */
export function desired(known: KnownMeeting, nowMs: number, draws: Draws = noPictures): Desired[] {
  const t = translator(known.info.målform);
  const meeting = toldApart(known, t);
  const ctx = { meeting, nowMs, t };
  const results: Desired[] = meeting.past.map((visit) => ({
    key: `visit:${visit.number}`,
    to: "chat",
    // Gone back, the group may change what came after as well: it is open again. What the leader hides is hidden there too.
    mode: isOpenAgain(meeting, visit.phase) || isCorrectedSince(meeting, visit.number) ? "live" : "final",
    draw: async () => {
      const isAnalysis = phaseOf(meeting.info, visit.phase).kind === "choice";
      const picture = isAnalysis ? await draws.analysis(meeting).catch(() => undefined) : undefined;
      return resultCard(ctx, visit.number, picture);
    },
    drawPlain: () => resultCard(ctx, visit.number),
  }));
  const now: Desired =
    meeting.status === "active"
      ? {
          key: `visit:${meeting.visit.number}`,
          to: "chat",
          mode: "live",
          isCurrent: true,
          beat: beatOf(meeting),
          changesAtMs: clockChangesAtMs(meeting, nowMs),
          step: stepOf(meeting),
          draw: () => liveCard({ ...ctx, meeting }),
        }
      : {
          key: keyOfEnd("ended", meeting.endsTakenBack),
          to: "chat",
          mode: "live",
          isCurrent: true,
          changesAtMs: nowMs < endStandsAtMs(meeting) ? endStandsAtMs(meeting) : undefined,
          draw: async () => endedCard({ ...ctx, meeting }, await draws.isLatest(meeting)),
        };
  return [...results, ...notices(meeting, nowMs), now, ...privateMessages(meeting, nowMs, draws)];
}

/** The key of the card that people go on from, in the meeting's chat or in private; undefined where there is none. */
export function currentKey(meeting: KnownMeeting, nowMs: number, personId?: PersonId): string | undefined {
  const isHere = ({ to }: Desired) => (to === "chat" ? personId === undefined : to.personId === personId);
  return desired(meeting, nowMs).find((message) => message.isCurrent && isHere(message))?.key;
}

function isOpenAgain(meeting: KnownMeeting, phase: PhaseId): boolean {
  const at = (id: PhaseId) => numberOf(meeting.info, id);
  return meeting.status === "active" && at(phase) >= at(meeting.visit.phase);
}

function isCorrectedSince({ corrections = [] }: KnownMeeting, visit: number): boolean {
  return corrections.some((one) => one.visit > visit);
}

/** Those whose private chats may have something to be brought in line. */
export function peopleWritten(meeting: KnownMeeting, nowMs: number): PersonId[] {
  return [
    ...new Set(privateMessages(meeting, nowMs, noPictures).flatMap(({ to }) => (to === "chat" ? [] : [to.personId]))),
  ];
}
