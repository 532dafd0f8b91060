/** How the time was used, and what was out of the ordinary. */
import { phaseName } from "../../text/words.ts";
import { type Context, name } from "../context.ts";
import type { Block, ListItem } from "../model.ts";
import { timeBars } from "../pictures/timeBars.ts";

/** Planned and used minutes of every phase, and where the group went back. Why it did was for the group. */
export function usedTime({ meeting, t }: Context): Block[] {
  const back = meeting.remarks.flatMap((remark): ListItem[] =>
    remark.kind === "wentBack" ? [{ text: t("referat.wentBack", { phase: phaseName(t, meeting, remark.phase) }) }] : [],
  );
  return [timeBars(meeting, t), ...(back.length === 0 ? [] : [{ kind: "list", items: back } as const])];
}

/** What no other section says: a new leader, a Teams meeting that ended too soon. That it was so, and not whose doing. */
export function remarks(context: Context): Block[] {
  const { meeting, t } = context;
  const texts = meeting.remarks.flatMap((remark): string[] => {
    if (remark.kind === "teamsMeetingEnded") return [t("referat.teamsMeetingEnded")];
    if (remark.kind !== "leaderChanged") return [];
    return [t("referat.leaderChanged", { from: name(context, remark.from), to: name(context, remark.to) })];
  });
  return texts.length === 0 ? [] : [{ kind: "list", items: texts.map((text) => ({ text })) }];
}
