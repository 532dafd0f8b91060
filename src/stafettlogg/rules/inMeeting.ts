/** What a meeting has said is carried to the entry once, however often it is tried. */
interface InMeeting {
  readonly inMeeting?: string;
}

/** Whether this very meeting has said it before. */
export function isCarried({ inMeeting }: InMeeting, before: readonly InMeeting[] = []): boolean {
  return inMeeting !== undefined && before.some((one) => one.inMeeting === inMeeting);
}

export function inMeetingOf({ inMeeting }: InMeeting): InMeeting {
  return inMeeting === undefined ? {} : { inMeeting };
}
