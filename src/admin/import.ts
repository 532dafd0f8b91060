/** `npm run import -- <file>`: reads in a list of einings and people, or a skolerute; with `--apply` it is written. */
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { ImportOptions } from "../app/einings/import.ts";
import { faultLine, importReport } from "../app/einings/importReport.ts";
import { readList } from "../app/einings/readList.ts";
import { Conflict } from "../errors.ts";
import { decode, MOST_BYTES } from "../imports/decode.ts";
import { fault, Unread } from "../imports/faults.ts";
import type { Målform } from "../meeting/events.ts";
import { translator } from "../text/text.ts";
import { inOffice, Misused } from "./office.ts";

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
  const { store, config, operator, say } = office;
  const t = translator(målform);
  try {
    const parts = { history: store.history, store: store.einings };
    const by = { by: `operator:${operator}`, as: "administrator" } as const;
    const options: ImportOptions = { ...by, nowMs: store.clock.now(), målform: config.målform };
    const list = { name: file, text: await textOf(file), only, målform };
    const { kind, outcome, passedOver } = await readList(parts, list, options);
    if (kind === "people" && only !== undefined) throw new Misused(USAGE);
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
