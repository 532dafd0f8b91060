/** An entry of the stafettlogg with its whole story, as a document: for whoever asks for it, and for the archive. */
import { osloDate } from "../meeting/oslo.ts";
import { peopleIn } from "../stafettlogg/checks.ts";
import type { EntryEvent } from "../stafettlogg/events.ts";
import type { Entry } from "../stafettlogg/state.ts";
import { dateText } from "../text/dates.ts";
import { oneLine } from "../text/oneLine.ts";
import type { Translate } from "../text/text.ts";
import { capital, listed } from "../text/words.ts";
import type { Block, Facts, ReferatDocument } from "./model.ts";
import { stairPicture } from "./pictures/tiltakstrapp.ts";
import { safe } from "./safeText.ts";
import { tiltakBlocks } from "./sections/entryTiltak.ts";

/** The entry as it stood, and the events that led there. */
export interface ToldEntry {
  readonly entry: Entry;
  readonly events: readonly EntryEvent[];
}

const LONGEST_IN_TITLE = 120;

/** `t` speaks the målform of the eining; `atMs` is when it is written out. */
export function composeEntry(told: ToldEntry, t: Translate, atMs: number): ReferatDocument {
  const { entry, events } = safe(told);
  const { eining, fields } = entry;
  const oppmerksomheit = oneLine(fields.oppmerksomheit);
  const date = osloDate(atMs);
  return {
    language: `${t.målform}-NO`,
    title: t("entry.document.title", { oppmerksomheit: oppmerksomheit.slice(0, LONGEST_IN_TITLE) }),
    eining: eining.name,
    topic: oppmerksomheit,
    date,
    edition: 1,
    madeAtMs: atMs,
    header: {
      title: t("entry.document.publicTitle", { eining: eining.name }),
      about: t("entry.document.header", { date: dateText(date) }),
    },
    names: peopleIn(entry).flatMap(({ name }) => (name === "" ? [] : [name])),
    blocks: [
      ...about(entry, t),
      ...closing(entry, t),
      ...stair(entry, t),
      ...lysglimt(entry, t),
      ...transfers(entry, events, t),
      { kind: "paragraph", text: t("entry.document.made") },
    ],
  };
}

function about(entry: Entry, t: Translate): Block[] {
  const { eining, fields, level, holder, origin, openedAtMs, status } = entry;
  const { category, leaf, goal, successSigns, informed } = fields;
  const words = [category && t(`category.${category}`), leaf && t(`leaf.${leaf}`)];
  const rows: Facts["rows"] = [
    { label: t("referat.eining"), value: eining.name },
    { label: t("entry.oppmerksomheit"), value: fields.oppmerksomheit },
    { label: t("entry.category"), value: capital(words.filter((word) => word !== undefined).join(": ")) },
    { label: t("entry.goal"), value: goal },
    { label: t("entry.signs"), value: successSigns },
    { label: t("entry.document.level"), value: String(level) },
    { label: t("entry.holder"), value: holder.name },
    {
      label: t("entry.informed"),
      value: listed(
        t,
        informed.map(({ name }) => name),
      ),
    },
    { label: t("entry.opened"), value: dateText(osloDate(openedAtMs)) },
    { label: t("entry.document.origin"), value: origin === undefined ? "" : t(`entry.document.origin.${origin.kind}`) },
    { label: t("entry.document.status"), value: capital(t(`entry.status.${status}`)) },
  ];
  return [{ kind: "facts", rows: rows.filter(({ value }) => value !== "") }];
}

function closing(entry: Entry, t: Translate): Block[] {
  if (entry.status === "open") return [];
  const day = dateText(osloDate(entry.closedAtMs));
  const words = `${t(`entry.closed.${entry.because}`)} ${entry.sentence}`;
  const label = t("entry.document.closed", { day });
  return [
    { kind: "heading", level: 1, text: label },
    { kind: "note", tone: "conclusion", text: words },
  ];
}

function stair(entry: Entry, t: Translate): Block[] {
  const picture = stairPicture(entry, t);
  return [
    { kind: "heading", level: 1, text: t("entry.stair") },
    ...(picture === undefined ? [{ kind: "paragraph", text: t("entry.document.noTiltak") } as const] : [picture]),
    ...tiltakBlocks(entry, t),
  ];
}

function lysglimt(entry: Entry, t: Translate): Block[] {
  if (entry.lysglimt.length === 0) return [];
  const items = entry.lysglimt.map(({ text, atMs }) => ({ text, aside: dateText(osloDate(atMs)) }));
  return [
    { kind: "heading", level: 1, text: t("entry.lysglimt") },
    { kind: "list", items },
  ];
}

/** Who gave it to whom, and when. */
function transfers({ heldBefore }: Entry, events: readonly EntryEvent[], t: Translate): Block[] {
  const given = events.flatMap((event) => (event.type === "entryTransferred" ? [event] : []));
  if (given.length === 0) return [];
  const items = given.map(({ to, atMs }, index) => {
    const from = heldBefore[index]?.name ?? "";
    return { text: t("entry.document.transfer", { from, to: to.name, day: dateText(osloDate(atMs)) }) };
  });
  return [
    { kind: "heading", level: 1, text: t("entry.document.transfers") },
    { kind: "list", items },
  ];
}
