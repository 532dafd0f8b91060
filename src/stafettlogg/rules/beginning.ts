/** How an entry comes to be: somebody makes it, takes up one that had ended, or a meeting hands it over. */
import { Refused } from "../../errors.ts";
import { isSame } from "../../meeting/same.ts";
import { requireIn, requireOwn } from "../access.ts";
import { checkedFields, checkedPerson, keptOf, writing } from "../checks.ts";
import type { CommandOf, Handed } from "../commands.ts";
import { askedOfGoal } from "../craft.ts";
import type { EntryOrigin, EventBody } from "../events.ts";
import { ENTRY_LIMITS } from "../limits.ts";
import { type Entry, type EntryState, known, noEntry } from "../state.ts";
import { isActive, plannedIn } from "../tiltak.ts";
import type { Rule } from "./rule.ts";

/** The eining's own people make entries. */
export const openEntry: Rule<"open"> = (state, command) => {
  // The same press twice.
  if (state.status !== "none") return [];
  const { eining, level, holder, reopens } = command;
  if (reopens !== undefined) requireEnded(command);
  requireOwn(command.belongsTo, command.by);
  const fields = checkedFields(command.fields, writing(command, eining, [holder, ...command.fields.informed]));
  const kept = keptOf(askedOfGoal(fields.goal), command);
  const origin: EntryOrigin | undefined = reopens === undefined ? undefined : { kind: "reopened", entryId: reopens };
  return [
    {
      type: "entryOpened",
      eining,
      fields,
      level,
      holder: checkedPerson(holder),
      kept,
      ...(origin === undefined ? {} : { origin }),
    },
  ];
};

/** Taken up again, all that it says is theirs who take it up. */
function requireEnded({ takesUp = noEntry, belongsTo, by }: CommandOf<"open">): void {
  const before = known(takesUp);
  requireIn(before, belongsTo, by, "write");
  if (before.status === "open") throw new Refused("changedMeanwhile");
}

/** What was said in a meeting is checked there, and is true of it whatever would be asked of it here. */
export const handOver: Rule<"handOver"> = (state, command) => {
  const { meetingId, eining, fields, level, holder, tiltak } = command;
  const opened: EventBody[] =
    state.status === "none"
      ? [
          {
            type: "entryOpened",
            eining,
            fields,
            level,
            holder,
            kept: [],
            origin: { kind: "meeting", meetingId },
          },
        ]
      : corrected(state, command.fields);
  return [...opened, ...tiltak.flatMap((handed) => handedOver(state, handed))];
};

/** All of them or none: an entry that has ended takes no more, nor one without room. What it has taken is corrected as the meeting is. */
export const takeIn: Rule<"takeIn"> = (state, { level, tiltak }) => {
  const entry = known(state);
  const fresh = tiltak.filter(({ id }) => entry.tiltak.every((one) => one.id !== id));
  if (fresh.length > ENTRY_LIMITS.tiltak - entry.tiltak.length) return [];
  const events = tiltak.flatMap((handed) => handedOver(entry, handed));
  const isHigher = entry.status === "open" && level > entry.level && events.length > 0;
  return isHigher ? [{ type: "levelSet", level }, ...events] : events;
};

/** Nobody has touched the words since they came from the meeting. */
function corrected(entry: Entry, fields: Entry["fields"]): EventBody[] {
  if (!entry.asHanded || entry.status === "closed" || isSame(entry.fields, fields)) return [];
  return [{ type: "entryChanged", fields, kept: [] }];
}

function handedOver(state: EntryState, { id, tiltak, from }: Handed): EventBody[] {
  const before = state.status === "none" ? undefined : state.tiltak.find((one) => one.id === id);
  if (before === undefined) {
    const isOver = state.status === "closed";
    return isOver ? [] : [{ type: "tiltakAdded", id, tiltak, kept: [], from }];
  }
  const isCorrected = before.asHanded && isActive(before) && !isSame(plannedIn(before), tiltak);
  return isCorrected && state.status === "open" ? [{ type: "tiltakChanged", id, tiltak, kept: [] }] : [];
}

/** Told to the entry that had ended, by the one that takes it up. */
export const noteReopened: Rule<"noteReopened"> = (state, { as }) =>
  state.status === "closed" && state.reopenedAs === undefined ? [{ type: "entryReopened", as }] : [];
