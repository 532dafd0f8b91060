/** What today's code makes otherwise of a recorded stream than the release did, and why. Anything not listed is a fault. */

export interface Since {
  /** Parts of the state that the release did not have, as paths; `*` is any key. */
  readonly added: readonly (readonly [path: string, why: string])[];
  /** Texts of the referat that have been worded anew: a draft says the new one, and what was sent stays as it was sent. */
  readonly reworded: readonly (readonly [was: string | RegExp, now: string, why: string])[];
}

const UNCHANGED: Since = { added: [], reworded: [] };

const SINCE: Readonly<Record<string, Since>> = {
  "0.1.0": {
    added: [
      ["record.contributions.*.saidAtMs", "the same said twice within a minute was sent twice"],
      ["toldBy", "who said that somebody is here decides whether Teams is believed about them"],
      ["takeOvers", "each time somebody asks to lead has a notice of its own"],
      ["takeOverAtMs", "the leader has two minutes to answer from then on"],
      ["viddevakt.atMs", "whoever is asked is told so in private while that is news"],
    ],
    reworded: [
      ["(utan appen)", "(ikkje på Teams)", "what it tells is that somebody was not on Teams"],
      ["(uten appen)", "(ikke på Teams)", "the same in bokmål"],
      ["Samde", "Einige", "one word for one thing"],
      ["svara for", "svarte for", "one way to bend a verb"],
      ["Svara ikkje", "Svarte ikkje", "the same"],
      ["Vi er einige om at", "Då er vi einige om at", "the sentence of the script"],
      ["Vi er enige om at", "Da er vi enige om at", "the same in bokmål"],
      [
        "Møteleiaren konkluderte med setninga, med atterhalda ståande.",
        "Møteleiar konkluderte med at setninga står. Atterhalda er noterte.",
        "was no Norwegian",
      ],
      [
        "Møtelederen konkluderte med setningen, med forbeholdene stående.",
        "Møteleder konkluderte med at setningen står. Forbeholdene er notert.",
        "the same in bokmål",
      ],
      ["Valde: skal reduserast først", "Skal reduserast først", "said the same twice"],
      ["Valgt: skal reduseres først", "Skal reduseres først", "the same in bokmål"],
      ["valt å redusere først", "skal reduserast først", "one word for one thing"],
      ["valgt å redusere først", "skal reduseres først", "one word for one thing"],
      ["utanfor det vi kan gjere noko med", "utanfor det vi rår over", "one word for one thing"],
      ["utenfor det vi kan gjøre noe med", "utenfor det vi rår over", "one word for one thing"],
      ["føreslått av", "foreslått av", "one word for one thing"],
      ["Tiltak som ikkje vart valde no", "Andre forslag vi kan gå vidare med", "tells what may become of them"],
      ["Tiltak som ikke ble valgt nå", "Andre forslag vi kan gå videre med", "the same in bokmål"],
      ["Heldt vi strukturen?", "Greidde vi å halde oss til møtestrukturen?", "the question that was asked"],
      ["Holdt vi strukturen?", "Klarte vi å holde oss til møtestrukturen?", "the question that was asked"],
      ["Kva fungerte?", "Kva fungerte bra?", "the question that was asked"],
      ["Hva fungerte?", "Hva fungerte bra?", "the question that was asked"],
      ["Kva kunne fungert betre?", "Kva kunne ha fungert betre?", "the question that was asked"],
      ["Hva kunne fungert bedre?", "Hva kunne ha fungert bedre?", "the question that was asked"],
      [/Ja (\d+), delvis (\d+), nei (\d+)/g, "Ja: $1, delvis: $2, nei: $3", "a number belongs to the word before it"],
      [/(\d+) av (\d+) min/g, "$1 min (plan $2)", "nobody reads «6 av 5»"],
      [/(?<="nb-NO".*)over tida/gs, "over tiden", "one style of bokmål"],
      ["har inspeksjon: Vi", "har inspeksjon. Vi", "two colons stood in one cell"],
      ["med PPT: E", "med PPT. E", "the same"],
      ["og vart lukka av seg sjølv", "og vart lukka automatisk", "was an idiom"],
      [
        "Siri Vik tok over som møteleder etter Randi Fjell, etter avtale",
        "Siri Vik tok over som møteleder, etter avtale med Randi Fjell",
        "said «etter» twice",
      ],
    ],
  },
};

export function sinceOf(release: string): Since {
  return SINCE[release] ?? UNCHANGED;
}

/** `value` as JSON holds it, without what lies at `paths`. */
export function without(value: unknown, paths: readonly string[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (const path of paths) remove(copy, path.split("."));
  return copy;
}

function remove(value: unknown, [key, ...rest]: readonly string[]): void {
  if (typeof value !== "object" || value === null || key === undefined) return;
  const fields = value as Record<string, unknown>;
  for (const each of key === "*" ? Object.keys(fields) : [key]) {
    if (rest.length === 0) delete fields[each];
    else remove(fields[each], rest);
  }
}
