/** `npm run import -- <file>`: reads in a list of einings and people, or a skolerute; with `--apply` it is written. */
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Import, ImportOptions } from "../app/einings/import.ts";
import { importDays } from "../app/einings/importDays.ts";
import { importPeople } from "../app/einings/importPeople.ts";
import { Conflict } from "../errors.ts";
import { decode, MOST_BYTES } from "../imports/decode.ts";
import { einingList } from "../imports/einings.ts";
import { fault, Unread } from "../imports/faults.ts";
import { daysInCalendar, daysInTable, hasDays } from "../imports/skolerute.ts";
import type { Målform } from "../meeting/events.ts";
import { translator } from "../text/text.ts";
import { faultLine, importReport } from "./importReport.ts";
import { inOffice, Misused, type Office } from "./office.ts";

const USAGE = `Read in a list of schools, kindergartens and people, or a skolerute (docs/import/README.md):
  npm run import -- <file.csv or file.ics>
  --apply            do it; without this, nothing is changed
  --eining <name>    the one that a skolerute is for, by name or number; otherwise all
  --nb, --nn         målform of what is said; otherwise LOCALE`;

const MEGABYTE = 1_000_000;

interface Arguments {
  readonly file: string;
  readonly apply: boolean;
  readonly only: string | undefined;
  readonly målform: Målform | undefined;
}

await inOffice(argumentsIn, async (office, { file, apply, only, målform = office.config.målform }) => {
  const { store, say } = office;
  const t = translator(målform);
  try {
    const list = await textOf(file);
    const { outcome, passedOver } = await worked(office, { file, text: list, only, målform });
    for (const line of importReport(outcome, passedOver, t)) say(line);
    if (outcome.faults.length > 0) return 1;
    if (!apply) {
      say(t("import.dryRun"));
      return 0;
    }
    await store.bulk.appendAll(outcome.changes);
    say(t("import.applied"));
    return 0;
  } catch (error) {
    if (error instanceof Unread) say(faultLine(error.fault, t));
    else if (error instanceof Conflict) say(t("import.meanwhile"));
    else throw error;
    return 1;
  }
});

/** How large it is comes before what is in it. */
async function textOf(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw new Misused(`There is no file ${file} that can be read.\n\n${USAGE}`);
  });
  const params = { megabytes: Math.round(size / MEGABYTE), limit: MOST_BYTES / MEGABYTE };
  if (size > MOST_BYTES) throw new Unread(fault(undefined, "import.tooLarge", params));
  return decode(await readFile(file));
}

interface Read {
  readonly file: string;
  readonly text: string;
  readonly only: string | undefined;
  readonly målform: Målform;
}

async function worked(
  { store, config, operator }: Office,
  { file, text, only, målform }: Read,
): Promise<{ readonly outcome: Import; readonly passedOver: readonly string[] }> {
  const parts = { history: store.history, store: store.einings };
  const options: ImportOptions = { by: `operator:${operator}`, nowMs: store.clock.now(), målform: config.målform };
  const isCalendar = /\.ics$/i.test(file) || /^BEGIN:VCALENDAR/i.test(text);
  if (!isCalendar && !hasDays(text)) {
    if (only !== undefined) throw new Misused(USAGE);
    return { outcome: await importPeople(parts, einingList(text, målform), options), passedOver: [] };
  }
  const list = isCalendar ? daysInCalendar(text) : daysInTable(text);
  return { outcome: await importDays(parts, list, { ...options, only }), passedOver: list.passedOver };
}

function argumentsIn(args: string[]): Arguments {
  try {
    const flag = { type: "boolean" } as const;
    const options = { apply: flag, nb: flag, nn: flag, eining: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misused(USAGE);
    const målform = values.nb ? "nb" : values.nn ? "nn" : undefined;
    return { file, apply: values.apply === true, only: values.eining, målform };
  } catch {
    throw new Misused(USAGE);
  }
}
