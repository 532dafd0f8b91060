/** Entries of the stafettlogg, made, told of, handed on and evaluated whatever happens, each from private chats. */
import { setTimeout as pause } from "node:timers/promises";
import { entryStream } from "../../src/app/stafettlogg/stream.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { CRAFT_CODES, type EndOutcome } from "../../src/stafettlogg/tiltak.ts";
import { translator } from "../../src/text/text.ts";
import type { Fields } from "../cluster/client.ts";
import { PEOPLE } from "../cluster/people.ts";
import { type Member, privateChatOf } from "../support/teamsRecord.ts";
import { type Around, type Pair, send } from "./people.ts";
import { EINING_ID } from "./school.ts";

/** One that is tried still. */
export interface Tried {
  readonly entryId: string;
  readonly people: Pair;
  readonly tiltakId: string;
}

/** So many are left to be reminded of. */
const LEFT_TO_TRY = 3;
const EVALUATED = translator("nn")("refusal.alreadyEvaluated");
const ASKED_BEFORE = { kept: CRAFT_CODES.join(" "), confirmed: "true" };

/** A new entry, and the oldest evaluated where many are tried. Rejects where somebody has tried in vain for too long. */
export async function follow(around: Around, people: Pair, tried: Tried[], round: number): Promise<void> {
  const oldest = tried.length >= LEFT_TO_TRY ? tried.shift() : undefined;
  const evaluating = oldest === undefined ? undefined : goOn(around, oldest, round);
  tried.push(await make(around, people, round));
  const next = await evaluating;
  if (next !== undefined) tried.push(next);
}

async function make(around: Around, people: Pair, round: number): Promise<Tried> {
  const { random, acknowledged } = around;
  const [holder, other] = people;
  const oppmerksomheit = `Uro i garderoben, runde ${round}`;
  const informed = PEOPLE.map(choice).join(",");
  const opening = { verb: "entryOpen", eining: EINING_ID, oppmerksomheit, category: "social", informed };
  const { e: entryId } = await write(around, holder, opening);
  const stream = entryStream(entryId);
  acknowledged.push({ stream, text: oppmerksomheit });
  const text = `Leikekassar ute, runde ${round}`;
  await addTiltak(around, holder, entryId, { text, responsible: choice(holder) });
  await Promise.all(
    PEOPLE.map(async (who) => {
      await pause(random() * 800);
      const glimpse = `Dette såg eg i runde ${round}, seier ${who.id}`;
      await write(around, who, { verb: "entryLysglimt", e: entryId, text: glimpse });
      acknowledged.push({ stream, text: glimpse });
    }),
  );
  await write(around, holder, { verb: "entryTransfer", e: entryId, holder: choice(other) });
  return { entryId, people, tiltakId: "t1" };
}

/** Both say how it went at the same instant, each something else; one of them is heard, and it is tried in another way. */
async function goOn(around: Around, { entryId, people, tiltakId }: Tried, round: number): Promise<Tried | undefined> {
  const outcomes: readonly EndOutcome[] = ["someEffect", "notWanted"];
  const said = await Promise.all(
    people.map(async (who, at) => {
      const reason = `Slik gjekk ${tiltakId} i runde ${round}, seier ${who.id}`;
      const outcome = outcomes[at] ?? "wanted";
      const evaluation = { verb: "entryEvaluate", e: entryId, id: tiltakId, outcome, reason, tookPart: choice(who) };
      const { isHeard } = await write(around, who, evaluation);
      if (isHeard) around.acknowledged.push({ stream: entryStream(entryId), text: reason });
      return isHeard;
    }),
  );
  const [holder] = people;
  // Two steps are stair enough.
  if (!said.includes(true) || tiltakId !== "t1") return undefined;
  const text = `Leikekassar ute kvar dag, runde ${round}`;
  await addTiltak(around, holder, entryId, { text, responsible: choice(holder), follows: tiltakId });
  return { entryId, people, tiltakId: "t2" };
}

async function addTiltak(around: Around, who: Member, e: string, fields: Fields & { readonly text: string }) {
  const { today, acknowledged } = around;
  const days = { startBy: today, evaluateBy: daysAfter(today, 4) };
  await write(around, who, { verb: "entryTiltak", e, kind: "inGroup", words: "", ...days, ...fields });
  acknowledged.push({ stream: entryStream(e), text: fields.text });
}

interface Written {
  /** The entry that it was written in. */
  readonly e: string;
  /** False where somebody else had said before how it went. */
  readonly isHeard: boolean;
}

/** The answer to a form that was taken shows the entry; else the form is there again, with all that was typed. */
function write(around: Around, who: Member, form: Fields & { readonly verb: string }): Promise<Written> {
  return send(around, privateChatOf(who.id), who, { ...form, ...ASKED_BEFORE }, (answer) => {
    if (form.e !== undefined && answer.includes(EVALUATED)) return { e: form.e, isHeard: false };
    const e = /"e":"([^"]+)"/.exec(answer)?.[1];
    return e === undefined || answer.includes(`"verb":"${form.verb}"`) ? undefined : { e, isHeard: true };
  });
}

function choice({ aadObjectId }: Member): string {
  return encodeURIComponent(`person ${aadObjectId}`);
}
