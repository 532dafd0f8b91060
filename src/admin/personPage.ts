/** What is stored about one person, as a page to read. */

import type { StandingRow } from "../app/ports/records.ts";
import type { EiningData } from "../app/records/einingData.ts";
import type { EntryData } from "../app/records/entryData.ts";
import type { MeetingData } from "../app/records/personData.ts";
import type { Item } from "../app/records/personEvents.ts";
import { COUNTED, PARTS, type Part } from "../app/records/personParts.ts";
import type { Målform } from "../meeting/events.ts";
import { osloDate } from "../meeting/oslo.ts";
import { renderHtml } from "../referat/html.ts";
import type { Block, ListItem } from "../referat/model.ts";
import { safeText } from "../referat/safeText.ts";
import { clockText, dayText, shortDateText } from "../text/dates.ts";
import { type TextKey, translator } from "../text/text.ts";

export interface PersonFile {
  readonly name: string;
  readonly madeAtMs: number;
  readonly hasPrivateChat: boolean;
  readonly meetings: readonly MeetingData[];
  readonly entries: readonly EntryData[];
  readonly einings: readonly EiningData[];
  readonly reminders: readonly Item[];
  readonly rows: readonly StandingRow[];
}

export function personPage(file: PersonFile, målform: Målform): string {
  const t = translator(målform);
  const blocks: Block[] = [
    { kind: "paragraph", text: t("insight.about", { day: dayText(file.madeAtMs, målform) }) },
    ...(file.hasPrivateChat ? [{ kind: "paragraph", text: t("insight.privateChat") } as const] : []),
    ...file.meetings.flatMap((meeting): Block[] => [
      {
        kind: "heading",
        level: 1,
        text: safeText(`${dayText(meeting.startedAtMs, målform)}: ${meeting.topic} (${meeting.eining})`),
      },
      ...PARTS.flatMap((part) => partBlocks(part, meeting.parts[part], målform)),
    ]),
    ...file.entries.flatMap(({ openedAtMs, eining, items }): Block[] => [
      {
        kind: "heading",
        level: 1,
        text: safeText(t("insight.entry", { day: dayText(openedAtMs, målform), eining })),
      },
      { kind: "list", items: items.map((item) => line(item, målform)) },
    ]),
    ...file.einings.flatMap(({ eining, items }): Block[] => [
      { kind: "heading", level: 1, text: safeText(t("insight.eining", { eining })) },
      { kind: "list", items: items.map((item) => line(item, målform)) },
    ]),
    ...(file.reminders.length === 0
      ? []
      : [
          { kind: "heading", level: 1, text: t("insight.reminders") } as const,
          { kind: "list", items: file.reminders.map((item) => line(item, målform)) } as const,
        ]),
    ...rowBlocks(file.rows, målform),
  ];
  return renderHtml({
    language: målform === "nn" ? "nn-NO" : "nb-NO",
    title: t("insight.title", { name: safeText(file.name) }),
    eining: "",
    topic: "",
    date: osloDate(file.madeAtMs),
    edition: 1,
    madeAtMs: file.madeAtMs,
    blocks,
  });
}

const TABLES = ["message", "job", "send_rate", "sent_list"] as const satisfies readonly StandingRow["table"][];

/** How many there are of each; the JSON file has them as they stand. */
function rowBlocks(rows: readonly StandingRow[], målform: Målform): Block[] {
  if (rows.length === 0) return [];
  const t = translator(målform);
  const items = TABLES.flatMap((table) => {
    const count = rows.filter((one) => one.table === table).length;
    return count === 0 ? [] : [{ text: t(`insight.rows.${table}`, { count }) }];
  });
  return [
    { kind: "heading", level: 1, text: t("insight.rows") },
    { kind: "list", items },
  ];
}

function partBlocks(part: Part, items: readonly Item[], målform: Målform): Block[] {
  if (items.length === 0) return [];
  const t = translator(målform);
  const heading: Block = { kind: "heading", level: 2, text: t(`insight.part.${part}`) };
  // What happened, time by time, stands in the JSON file.
  const counted = COUNTED.find((one) => one === part);
  if (counted) return [heading, { kind: "paragraph", text: t(`insight.${counted}`, { count: items.length }) }];
  return [heading, { kind: "list", items: items.map((item) => line(item, målform)) }];
}

function line({ what, text, atMs }: Item, målform: Målform): ListItem {
  const t = translator(målform);
  // Every code has its text; a new one is found by the tests.
  const label = t(`insight.what.${what}` as TextKey);
  const shown = text === undefined || text === "" ? label : `${label}: ${text}`;
  const aside = atMs === undefined ? {} : { aside: `${shortDateText(osloDate(atMs))} ${clockText(atMs)}` };
  return { text: safeText(shown), ...aside };
}
