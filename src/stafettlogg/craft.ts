/**
 * What the craft asks about (DOMAIN §5): one short question each, which whoever writes may answer with «behald slik». Nothing
 * here refuses. What cannot be seen for sure in a text is left alone: a question too many is worse than one too few.
 */
import { daysBetween } from "../meeting/days.ts";
import { TIMES } from "../meeting/script/limits.ts";
import { partyKey } from "./parties.ts";
import { type CraftCode, isActive, type Tiltak, type TiltakBody } from "./tiltak.ts";

/** A simple habit shows within three weeks. */
const HABIT_DAYS = 21;
/** So long a description says several things, as a rule. */
const LONG_CHARS = 350;
const MANY_FACTORS = 3;

/** Wishes and plans, and a goal that begins as an order: it is to be told as what is so when it is reached. */
const NOT_PRESENT =
  /(^|[^\p{L}])(skal|skulle|vil|ville|bør|burde|må|måtte|ønsker|ønskjer|ynskjer|håper|håpar|planlegg|planlegger)($|[^\p{L}])/iu;
const INFINITIVE_FIRST =
  /^(å\s|at\s)|^(redusere|auke|øke|betre|forbetre|forbedre|bedre|minske|styrke|styrkje|skape|sikre|hindre|fremje|fremme|utvikle|jobbe|arbeide|gjere|gjøre|få|bli|ha|lære|unngå|stoppe)\s/iu;
const MEASURE =
  /\d|%|(^|[^\p{L}])(alle|ingen|inga|kvar|kvart|hver|hvert|minst|høgst|høyst|færre|fleire|flere|halvparten|halvert|dobbelt|aldri|alltid|dagleg|daglig|éin|ein gong|en gang|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|prosent)($|[^\p{L}])/iu;
const BESIDES = /(^|[^\p{L}])(i tillegg|dessutan|dessuten|samt|og dessutan|for det andre)($|[^\p{L}])/iu;

/** About the goal of an entry. One that is still to be said is no question. */
export function askedOfGoal(goal: string): CraftCode[] {
  if (goal === "") return [];
  return [
    ...(NOT_PRESENT.test(goal) || INFINITIVE_FIRST.test(goal) ? (["goalNotPresent"] as const) : []),
    ...(MEASURE.test(goal) ? [] : (["goalNotMeasurable"] as const)),
  ];
}

/**
 * About a tiltak that is to go into `entry`, in the place of the one named `id` where it is there already. `elsewhere` are the keys
 * of those who see to a tiltak in another open entry of the eining.
 */
export function askedOfTiltak(
  tiltak: TiltakBody,
  entry: { readonly tiltak: readonly Tiltak[] },
  elsewhere: readonly string[],
  id?: string,
): CraftCode[] {
  const beside = entry.tiltak.filter((one) => isActive(one) && one.id !== id);
  const asked: readonly (readonly [CraftCode, boolean])[] = [
    ["actorBusy", isBusy(tiltak, beside, elsewhere)],
    ["coversSeveral", coversSeveral(tiltak)],
    ["noSecondActor", actors([tiltak, ...beside]) === 1],
  ];
  return [...askedOfDuration(tiltak), ...asked.flatMap(([code, isAsked]) => (isAsked ? [code] : []))];
}

/** About how long a tiltak is tried before it is evaluated. */
export function askedOfDuration(tiltak: TiltakBody): CraftCode[] {
  if (tiltak.habit === true) return days(tiltak) > HABIT_DAYS ? ["habitLong"] : [];
  return days(tiltak) > TIMES.usualTiltakDays ? ["tiltakLong"] : [];
}

/** One of them sees to something else already: one tiltak at a time for each. */
function isBusy({ responsible }: TiltakBody, beside: readonly Tiltak[], elsewhere: readonly string[]): boolean {
  const taken = new Set([...elsewhere, ...beside.flatMap((other) => other.responsible.map(partyKey))]);
  return responsible.some((party) => taken.has(partyKey(party)));
}

function days({ startBy, evaluateBy }: TiltakBody): number {
  return daysBetween(startBy, evaluateBy);
}

/** How many sides pull: those responsible, and the partners. */
function actors(tiltak: readonly Pick<TiltakBody, "responsible" | "partner">[]): number {
  return new Set(
    tiltak.flatMap(({ responsible, partner }) => [
      ...responsible.map(partyKey),
      ...(partner === undefined ? [] : [`actor ${partner}`]),
    ]),
  ).size;
}

/** Several things at once, which would be better as steps of a stair. */
function coversSeveral({ text, factors }: TiltakBody): boolean {
  const parts = text.split(/[\n;]|[.!?]\s+(?=\p{Lu})/u).filter((part) => part.trim() !== "");
  return factors.length >= MANY_FACTORS || parts.length >= 3 || text.length > LONG_CHARS || BESIDES.test(text);
}
