/** Days for people's calendars, as files that go along with mails. */
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

/** A whole day; the same `uid` is the same day, of which the highest `sequence` holds. */
export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** It has people's calendars as its readers, and so tells nothing of what was agreed. */
  readonly summary: string;
}

interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface CalendarSetting {
  readonly organizer: Mailbox;
  readonly attendee: Mailbox;
  readonly atMs: number;
}

const DAY_MS = 86_400_000;

/** A file that puts these days into a calendar or moves them there, or with `cancel` takes them out. Nobody is asked to answer. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  what: "set" | "cancel",
  { organizer, attendee, atMs }: CalendarSetting,
): string {
  const isSet = what === "set";
  const calendar = ical({
    prodId: { company: "BTI", product: "stafettlogg", language: "NO" },
    method: isSet ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  for (const { uid, sequence, day, summary } of entries) {
    const start = new Date(`${day}T00:00:00Z`);
    calendar.createEvent({
      id: uid,
      sequence,
      summary,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      timezone: "UTC",
      stamp: new Date(atMs),
      status: isSet ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      organizer,
      attendees: [{ ...attendee, rsvp: false, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED }],
    });
  }
  return calendar.toString();
}
