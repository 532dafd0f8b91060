/** What meeting this was, and who took part. Nothing here says what somebody ought to have done. */

import { newestEdition } from "../../meeting/afterwards/referat.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { type Participant, TENESTER } from "../../meeting/people.ts";
import type { Phase } from "../../meeting/script/phase.ts";
import { phaseOf } from "../../meeting/script/scripts.ts";
import { clocksWentBack, clockText, dayText } from "../../text/dates.ts";
import { nameAndRole } from "../../text/toldApart.ts";
import { capital, changeList, phaseName, tenesteWord } from "../../text/words.ts";
import { type Context, name } from "../context.ts";
import type { Block } from "../model.ts";

export function head(context: Context): Block[] {
  const { meeting, t } = context;
  const rows = [
    { label: t("referat.eining"), value: meeting.info.eining },
    { label: t("referat.time"), value: timeText(context) },
    { label: t("referat.leader"), value: name(context, meeting.leaderId) },
  ];
  const notes = [correctionText(context), incompleteText(context)].flatMap((text): Block[] =>
    text === undefined ? [] : [{ kind: "note", tone: "warning", text }],
  );
  return [...notes, { kind: "facts", rows }];
}

/** Which edition this is, and what it says otherwise than the one before; nothing on the first. */
function correctionText({ meeting, t }: Context): string | undefined {
  if (meeting.referat.status !== "sent") return undefined;
  const { number, sentAtMs, changed, why = "" } = newestEdition(meeting.referat);
  if (number === 1) return undefined;
  const day = dayText(sentAtMs, meeting.info.målform);
  return t("referat.corrected", { edition: number, day, changed: changeList(t, changed), why });
}

function incompleteText({ meeting, t }: Context): string | undefined {
  if (meeting.how === "completed") return undefined;
  if (meeting.how === "stale") return t("referat.stale");
  const reason = meeting.abortReason ?? "";
  return reason === "" ? t("referat.aborted") : t("referat.abortedBecause", { reason });
}

function timeText({ meeting, t }: Context): string {
  const { startedAtMs, endedAtMs } = meeting;
  const day = dayText(startedAtMs, meeting.info.målform);
  const [from, to] = [clockText(startedAtMs), clockText(endedAtMs)];
  if (osloDate(startedAtMs) === osloDate(endedAtMs)) {
    return t(clocksWentBack(startedAtMs, endedAtMs) ? "referat.timeClocksBack" : "referat.timeValue", {
      day,
      from,
      to,
    });
  }
  return t("referat.timeOverDays", { day, from, to, endDay: dayText(endedAtMs, meeting.info.målform) });
}

function viddevaktText(context: Context): string {
  const { viddevakt } = context.meeting;
  if (viddevakt.status === "accepted") return name(context, viddevakt.personId);
  return context.t(viddevakt.status === "waived" ? "referat.viddevaktWaived" : "referat.viddevaktNone");
}

/** Those with a role, then everyone by teneste, with what was out of the ordinary; those who never came stand last. */
export function participants(context: Context): Block[] {
  const { meeting, t } = context;
  const came = meeting.people.filter((p) => !neverCame(context, p));
  const rows = TENESTER.map((teneste) => {
    const from = came.filter((p) => p.teneste === teneste);
    return {
      label: capital(tenesteWord(t, teneste, meeting.info.einingKind)),
      // A role stands after a comma, so that one can't tell by commas where the next person begins.
      value: from.map((p) => personText(context, p)).join(from.some((p) => p.role) ? "; " : ", "),
    };
  });
  rows.unshift({ label: t("referat.viddevakt"), value: viddevaktText(context) });
  if (meeting.secretaryId !== undefined) {
    rows.splice(1, 0, { label: t("referat.secretary"), value: name(context, meeting.secretaryId) });
  }
  const absent = meeting.people.filter((p) => neverCame(context, p));
  rows.push({ label: t("referat.absent"), value: absent.map((p) => p.name).join(", ") });
  return [{ kind: "facts", rows: rows.filter((row) => row.value !== "") }];
}

/** The phase that a person left in, the last time they left. */
function leftIn({ meeting }: Context, person: Participant): Phase | undefined {
  const left = meeting.remarks.flatMap((r) => (r.kind === "left" && r.personId === person.id ? [r.phase] : [])).at(-1);
  return left === undefined ? undefined : phaseOf(meeting.info, left);
}

/** The roster is confirmed while people gather: who is struck out then did not come. */
function neverCame(context: Context, person: Participant): boolean {
  const phase = leftIn(context, person);
  return !person.present && (phase === undefined || phase.kind === "gathering");
}

function personText(context: Context, person: Participant): string {
  const { meeting, t } = context;
  const notes: string[] = [];
  if (!person.hasApp && !person.inRoom) notes.push(t("attendance.withoutApp"));
  const late = meeting.remarks.find((r) => r.kind === "joinedLate" && r.personId === person.id);
  if (late?.kind === "joinedLate") notes.push(t("referat.joinedDuring", { phase: phaseName(t, meeting, late.phase) }));
  const left = leftIn(context, person);
  if (left !== undefined && left.kind !== "gathering" && !person.present) {
    notes.push(t("referat.leftDuring", { phase: phaseName(t, meeting, left.id) }));
  }
  const who = nameAndRole(person);
  return notes.length === 0 ? who : `${who} (${notes.join(", ")})`;
}
