/** Under which name meetings are stored. */
import { streamOf } from "../aggregate.ts";

/** Never changed: what is stored goes by it. */
export const MEETING = "meeting";

export function meetingStream(meetingId: string): string {
  return streamOf(MEETING, meetingId);
}
