/** The referat of the meeting that an entry comes from, as it was sent last. */
import type { ReferatPart } from "../../../cards/stafettlogg/kit.ts";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import type { Block, ListItem } from "../../referat/model.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Meetings } from "../meeting/meetings.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import { readable } from "../readable.ts";

export interface EntryReferatParts {
  readonly meetings: Pick<Meetings, "find">;
  readonly store: Pick<MeetingStore, "edition">;
}

export interface ReadReferat {
  readonly meeting: EndedMeeting;
  readonly title: string;
  readonly parts: readonly ReferatPart[];
}

/** Undefined where it comes from no meeting, or that has been erased, or its referat has not been sent. */
export async function referatOf(
  { meetings, store }: EntryReferatParts,
  { origin, tiltak }: Entry,
): Promise<ReadReferat | undefined> {
  const meetingId = origin?.kind === "meeting" ? origin.meetingId : tiltak.find(({ from }) => from)?.from?.meetingId;
  if (meetingId === undefined) return undefined;
  const meeting = await readable(meetings.find(meetingId));
  if (meeting?.status !== "ended" || meeting.referat.status !== "sent") return undefined;
  const document = await readable(store.edition(meetingStream(meetingId), newestEdition(meeting.referat).number));
  return document && { meeting, title: document.title, parts: document.blocks.flatMap(partsOf) };
}

/** A drawing is what its words say; a table is its rows, each cell with the label of its column. */
function partsOf(block: Block): readonly ReferatPart[] {
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", text: block.text, isSection: block.level === 1 }];
    case "paragraph":
      return [{ kind: "text", text: block.text }];
    case "note":
      return [{ kind: "text", text: block.text, standsOut: true }];
    case "list":
      return [
        { kind: "list", items: block.items.map((item) => ({ text: said(item), items: item.items?.map(said) ?? [] })) },
      ];
    case "facts":
      return [{ kind: "facts", rows: block.rows }];
    case "table":
      return block.rows.map((cells) => ({
        kind: "facts",
        rows: cells.map((value, i) => ({ label: block.columns[i]?.label ?? "", value })),
      }));
    case "picture":
      return [{ kind: "text", text: block.alt }];
  }
}

function said({ text, aside }: Omit<ListItem, "items">): string {
  return aside === undefined ? text : `${text} (${aside})`;
}
