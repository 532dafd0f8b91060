/** How the time was used, and what was out of the ordinary. */
import type { Phase } from "../../meeting/script/phase.ts";
import { scriptOf } from "../../meeting/script/scripts.ts";
import { listed, phaseName } from "../../text/words.ts";
import { type Context, name } from "../context.ts";
import type { Block, ListItem } from "../model.ts";
import { timeBars } from "../pictures/timeBars.ts";

/** Planned and used minutes of every phase, and why the group went back where it did. */
export function usedTime({ meeting, t }: Context): Block[] {
  const back = meeting.remarks.flatMap((remark): ListItem[] =>
    remark.kind === "wentBack"
      ? [{ text: t("referat.wentBack", { phase: phaseName(t, meeting, remark.phase), reason: remark.reason }) }]
      : [],
  );
  return [timeBars(meeting, t), ...(back.length === 0 ? [] : [{ kind: "list", items: back } as const])];
}

/** What no other section says: who had no turn, a new leader, a Teams meeting that ended too soon. */
export function remarks(context: Context): Block[] {
  const { meeting, t } = context;
  const texts = [
    ...scriptOf(meeting.info).phases.flatMap((phase) => turnsMissing(context, phase)),
    ...meeting.remarks.flatMap((remark): string[] => {
      if (remark.kind === "teamsMeetingEnded") return [t("referat.teamsMeetingEnded")];
      if (remark.kind !== "leaderChanged") return [];
      const values = { from: name(context, remark.from), to: name(context, remark.to) };
      return [t(LEADER_CHANGED[remark.because], values)];
    }),
  ];
  return texts.length === 0 ? [] : [{ kind: "list", items: texts.map((text) => ({ text })) }];
}

const LEADER_CHANGED = {
  agreed: "referat.leaderAgreed",
  silent: "referat.leaderSilent",
  absent: "referat.leaderAbsent",
} as const;

/** Those who were left out of a round and got the word in no other round of the same phase. */
function turnsMissing(context: Context, phase: Phase): string[] {
  const { meeting, t } = context;
  const visits = meeting.past.filter((visit) => visit.phase === phase.id);
  const had = visits
    .flatMap((visit) => visit.round?.turns ?? [])
    .filter((turn) => turn.status === "spoke" || turn.status === "passed")
    .map((turn) => turn.personId);
  const missed = meeting.remarks.flatMap((remark) =>
    remark.kind === "turnsMissing" && visits.some((visit) => visit.number === remark.visit) ? remark.personIds : [],
  );
  const names = [...new Set(missed)].filter((id) => !had.includes(id)).map((id) => name(context, id));
  return names.length === 0
    ? []
    : [t("referat.turnsMissing", { phase: phaseName(t, meeting, phase.id), names: listed(t, names) })];
}
