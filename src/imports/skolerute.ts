/** A skolerute, as days off of one eining or of all: from a list, or from a calendar. */
import ICAL from "ical.js";
import type { DaysOff } from "../einings/daysOff.ts";
import { folded } from "../einings/names.ts";
import { isDay } from "../meeting/days.ts";
import { osloDate } from "../meeting/oslo.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import { dayIn } from "../text/daysOff.ts";
import { type Fault, fault, Unread } from "./faults.ts";
import { headings, table } from "./table.ts";
import { DAY_COLUMNS, EVERYBODY } from "./words.ts";

export interface PlannedDays extends DaysOff {
  readonly line?: number;
  /** Name or number; absent for all. */
  readonly eining?: string;
}

export interface DaysList {
  readonly days: readonly PlannedDays[];
  /** What the calendar has besides, and is not taken for a day off. */
  readonly passedOver: readonly string[];
  readonly faults: readonly Fault[];
}

/** Whether a CSV file has days, and not people. */
export function hasDays(text: string): boolean {
  return headings(text).some((name) => name === "frå" || name === "fra");
}

/** Throws Unread. */
export function daysInTable(text: string): DaysList {
  const { columns, rows, faults: ofTable } = table<(typeof DAY_COLUMNS)[keyof typeof DAY_COLUMNS]>(text, DAY_COLUMNS);
  const faults: Fault[] = [...ofTable];
  if (!columns.has("words")) faults.push(fault(1, "import.columnMissing", { column: "kva/hva" }));
  const days = rows.flatMap(({ line, cell }): PlannedDays[] => {
    const day = (value: string) => {
      const found = dayIn(value);
      if (found === undefined) faults.push(fault(line, "import.dayUnknown", { value: value.slice(0, 40) }));
      return found;
    };
    const from = day(cell("from"));
    const to = cell("to") === "" ? from : day(cell("to"));
    const words = cell("words");
    if (words === "" && columns.has("words")) faults.push(fault(line, "import.wordsMissing"));
    if (from === undefined || to === undefined) return [];
    if (to < from) faults.push(fault(line, "import.daysBackwards"));
    const eining = cell("eining");
    const whose = eining === "" || folded(eining) === EVERYBODY ? {} : { eining };
    return [{ line, from, to, words, ...whose }];
  });
  return { days, passedOver: [], faults };
}

/** A calendar has the first day of school too, and meetings with parents: only what is called free is a day off. */
const FREE = /ferie|fri(?:dag|e|\b)|planlegging|avspasering|inneklemt|lukka|lukket|stengt|heilagdag|helligdag/i;
const MOST_EVENTS = 2_000;
/** Longer ones are descriptions and pictures; the parser's time goes by the square of what stands on one line. */
const LONGEST_LINE = 5_000;

/** Days off of an .ics file. Throws Unread. */
export function daysInCalendar(text: string): DaysList {
  const events = eventsIn(text);
  if (events.length > MOST_EVENTS) throw new Unread(fault(undefined, "import.tooManyRows", { limit: MOST_EVENTS }));
  const passedOver: string[] = [];
  const days = events.flatMap((event): PlannedDays[] => {
    const words = String(event.getFirstPropertyValue("summary") ?? "")
      .replace(/\s+/g, " ")
      .trim();
    const range = rangeOf(event);
    const isRepeated = event.hasProperty("rrule");
    const isCancelled = event.getFirstPropertyValue("status") === "CANCELLED";
    if (range !== undefined && FREE.test(words) && !isRepeated && !isCancelled) return [{ ...range, words }];
    passedOver.push(words);
    return [];
  });
  return { days, passedOver, faults: [] };
}

function eventsIn(text: string): readonly ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(withoutLongLines(text));
    // Several calendars in one file come as a list of them.
    const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    const calendars = all.map((one) => new ICAL.Component(one));
    if (calendars.every(({ name }) => name === "vcalendar"))
      return calendars.flatMap((one) => one.getAllSubcomponents("vevent"));
  } catch {
    // What the library says of it is for those who write calendars.
  }
  throw new Unread(fault(undefined, "import.calendarUnread"));
}

/** A line goes on where the next begins with a blank (RFC 5545 §3.1). */
function withoutLongLines(text: string): string {
  const lines = text.split(/\r?\n(?![ \t])/);
  return lines.filter(({ length }) => length <= LONGEST_LINE).join("\r\n");
}

/** The end of a whole-day event is the day after it (RFC 5545 §3.6.1). */
function rangeOf(event: ICAL.Component): Pick<DaysOff, "from" | "to"> | undefined {
  const [start, last] = ["dtstart", "dtend"].map((name) => event.getFirstPropertyValue(name));
  const from = dateOf(start);
  if (from === undefined) return undefined;
  const end = dateOf(last);
  if (end === undefined) return { from, to: from };
  const to = last instanceof ICAL.Time && last.isDate ? daysAfter(end, -1) : end;
  // Some programs write the same day as the end.
  const isBefore = to < from;
  return { from, to: isBefore ? from : to };
}

/** Undefined for what is no time, and for a day that does not exist. */
function dateOf(time: unknown): string | undefined {
  if (!(time instanceof ICAL.Time)) return undefined;
  const ms = time.toJSDate().getTime();
  if (Number.isNaN(ms)) return undefined;
  const date = time.isDate ? time.toString() : osloDate(ms);
  return isDay(date) ? date : undefined;
}
