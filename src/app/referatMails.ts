/** The mail that brings the referat is the same for everybody and takes a while to make, so it is made once. */
import type { MeetingRecord } from "../meeting/record.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import { type MailContent, referatMail } from "../referat/mail.ts";
import { cacheOf } from "./cache.ts";

/** Meetings whose mail is kept; with the document it is most of a megabyte. */
const KEPT = 3;

interface Made {
  readonly record: MeetingRecord;
  readonly mail: Promise<MailContent>;
}

export type ReferatMails = (meeting: EndedMeeting) => Promise<MailContent>;

/** `make` is asked again when the record has changed since, and when it failed. */
export function referatMails(make: ReferatMails = referatMail): ReferatMails {
  const cache = cacheOf<Made>(KEPT);
  return async (meeting) => {
    const { info, record } = meeting;
    const kept = cache.get(info.meetingId);
    if (kept?.record === record) {
      const mail = await kept.mail.catch(() => undefined);
      if (mail !== undefined) return mail;
    }
    const mail = make(meeting);
    cache.set(info.meetingId, { record, mail });
    return mail;
  };
}
