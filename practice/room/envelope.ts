/** What every activity carries, whatever it tells. */
import type { Målform } from "../../src/meeting/events.ts";
import type { ProductMs } from "../api/views.ts";
import { tenantOf } from "./accounts.ts";
import type { Quirks } from "./quirks.ts";
import type { ChatRef, PersonState, WorldState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

export interface Frame {
  readonly state: WorldState;
  readonly quirks: Quirks;
  /** The connector's address, ending in a slash. */
  readonly serviceUrl: string;
  readonly nowMs: ProductMs;
}

const ZONE = "Europe/Oslo";
const LOCALE: Readonly<Record<Målform, string>> = { nn: "nn-NO", nb: "nb-NO" };

/** What is particular to one kind of activity; `entities` and `channelData` are added to what all have. */
interface Fields {
  readonly type: string;
  readonly id: string;
  readonly entities?: readonly unknown[];
  readonly channelData?: object;
  readonly [field: string]: unknown;
}

/** What every activity carries. `from` is the person who caused it. */
export function envelope(frame: Frame, chat: ChatRef, from: PersonState, fields: Fields): TeamsActivity {
  const { state, quirks, nowMs, serviceUrl } = frame;
  const isTold = quirks.kindOfChat === "told";
  const locale = LOCALE[state.målform];
  const clientInfo = { locale, country: "NO", platform: "Web", timezone: ZONE, type: "clientInfo" };
  const { entities = [], channelData = {}, ...rest } = fields;
  return {
    timestamp: new Date(nowMs).toISOString(),
    localTimestamp: osloTimestamp(nowMs),
    localTimezone: ZONE,
    channelId: "msteams",
    serviceUrl,
    from: { id: from.id, name: from.name, ...(from.standing !== "anonymous" && { aadObjectId: from.aadObjectId }) },
    recipient: { id: state.bot.id, name: state.bot.name },
    conversation:
      chat.kind === "meeting"
        ? { isGroup: true, ...(isTold && { conversationType: "groupChat" }), tenantId: state.tenantId, id: chat.id }
        : { ...(isTold && { conversationType: "personal" }), tenantId: state.tenantId, id: chat.id },
    channelData: {
      // Which of the two it is for somebody from another organisation is not documented; the conversation's is the host's.
      tenant: { id: tenantOf(state, from) },
      ...(chat.kind === "meeting" && { meeting: { id: state.meeting.id } }),
      ...channelData,
    },
    entities: [clientInfo, ...entities],
    locale,
    ...rest,
  };
}

/** ISO 8601 with Oslo's own offset, as a client in Norway sends it. */
function osloTimestamp(ms: ProductMs): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeZoneName: "longOffset" });
  const name = format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const offset = name.slice(3) || "+00:00";
  const [, sign = "+", hours = "00", minutes = "00"] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const shiftMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  return new Date(ms + shiftMs).toISOString().replace("Z", offset);
}
