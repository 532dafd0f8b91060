/**
 * When those who see to a tiltak are reminded of it: when it is to start, two school days before it is to be evaluated, on
 * that day, then weekly three times, and then its leader is told. Always on a day when the eining is open: what falls on
 * another is moved forward. Pure: what is reminded of today follows from the tiltak, the days off and the date.
 */
import type { DaysOff } from "../einings/daysOff.ts";
import { openDayFrom, openDaysBefore } from "../einings/openDays.ts";
import { osloDate } from "../meeting/oslo.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import type { Entry } from "./state.ts";
import { isActive, type Tiltak } from "./tiltak.ts";

/** In the order in which they come. */
export const STEPS = ["start", "soon", "due", "week1", "week2", "week3", "leader"] as const;
export type Step = (typeof STEPS)[number];

export interface Reminder {
  readonly step: Step;
  /** The day on which it is given, `YYYY-MM-DD`. */
  readonly on: string;
  /** The day that it is about: when the tiltak starts, or is to be evaluated. */
  readonly about: string;
}

/** Why there is nothing more to remind of: it ended, or its leader has been told, who sees it in the overview from then on. */
export type NoMore = "evaluated" | "entryClosed" | "leaderTold";

export interface Standing {
  /** The newest that has had its day: the one that people are to know of. */
  readonly now?: Reminder;
  readonly next: Reminder | NoMore;
}

/** What of a tiltak its reminders follow from. */
type Dated = Pick<Tiltak, "startBy" | "evaluateBy" | "addedAtMs" | "moved">;

const SOON_DAYS = 2;
const AFTERWARDS = ["week1", "week2", "week3", "leader"] as const;

/**
 * All reminders of a tiltak, in order, each on a day of its own. One that came into the entry late begins when it came. Two
 * that would fall on one day, as over a long holiday, are the later one.
 */
export function remindersOf(tiltak: Dated, daysOff: readonly DaysOff[]): Reminder[] {
  const { startBy, evaluateBy } = tiltak;
  const addedOn = osloDate(tiltak.addedAtMs);
  const from = (date: string) => openDayFrom(daysOff, date < addedOn ? addedOn : date);
  const startOn = from(startBy);
  const soonOn = openDaysBefore(daysOff, evaluateBy, SOON_DAYS);
  const dueOn = from(evaluateBy);
  let lastOn = dueOn;
  return [
    ...(startOn < dueOn && !isMovedFrom(startOn, tiltak)
      ? [{ step: "start", on: startOn, about: startBy } as const]
      : []),
    ...(startOn < soonOn ? [{ step: "soon", on: soonOn, about: evaluateBy } as const] : []),
    { step: "due", on: dueOn, about: evaluateBy },
    ...AFTERWARDS.map((step): Reminder => {
      lastOn = openDayFrom(daysOff, daysAfter(lastOn, 7));
      return { step, on: lastOn, about: evaluateBy };
    }),
  ];
}

/** Whether its evaluation was moved when it had begun: that it begins is no news then. */
function isMovedFrom(startOn: string, { moved }: Dated): boolean {
  return moved.some(({ atMs }) => osloDate(atMs) >= startOn);
}

/** What is to be known today of a tiltak, and what comes next or why nothing does. */
export function standingOf(
  { status }: Pick<Entry, "status">,
  tiltak: Tiltak,
  daysOff: readonly DaysOff[],
  today: string,
): Standing {
  if (!isActive(tiltak)) return { next: "evaluated" };
  if (status === "closed") return { next: "entryClosed" };
  const all = remindersOf(tiltak, daysOff);
  const now = all.findLast(({ on }) => on <= today);
  return { ...(now === undefined ? {} : { now }), next: all.find(({ on }) => on > today) ?? "leaderTold" };
}
