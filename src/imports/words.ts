/** The words of lists, in nynorsk and bokmål, and what each means. */

import { folded } from "../einings/names.ts";
import type { Role, Service } from "../einings/people.ts";
import { type EiningKind, MALFORMER, type Målform } from "../meeting/events.ts";
import { SERVICES } from "../meeting/people.ts";
import { translator } from "../text/text.ts";
import { tenesteWord } from "../text/words.ts";

export const COLUMNS = {
  eining: "eining",
  enhet: "eining",
  nummer: "number",
  slag: "kind",
  type: "kind",
  målform: "målform",
  namn: "name",
  navn: "name",
  "e-post": "email",
  rolle: "role",
  teneste: "teneste",
  tjeneste: "teneste",
  grupper: "groups",
  "objekt-id": "personId",
} as const;
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS];

export const DAY_COLUMNS = {
  eining: "eining",
  enhet: "eining",
  frå: "from",
  fra: "from",
  til: "to",
  kva: "words",
  hva: "words",
} as const;

/** Every eining that is there when the list is read in. */
export const EVERYBODY = "alle";

export type RoleWord = Role | "contact" | "left";

const ROLE_WORDS: Readonly<Record<Målform, Readonly<Record<string, RoleWord>>>> = {
  nn: {
    rektor: "leader",
    styrar: "leader",
    nestleiar: "deputy",
    tilsett: "employee",
    kontakt: "contact",
    eigar: "owner",
    slutta: "left",
  },
  nb: {
    rektor: "leader",
    styrer: "leader",
    nestleder: "deputy",
    ansatt: "employee",
    kontakt: "contact",
    eier: "owner",
    sluttet: "left",
  },
};
const KIND_WORDS: Readonly<Record<string, EiningKind>> = {
  skule: "school",
  skole: "school",
  barnehage: "kindergarten",
};
const MALFORM_WORDS: Readonly<Record<string, Målform>> = { nynorsk: "nn", bokmål: "nb", nn: "nn", nb: "nb" };

/** What a word means; undefined for all others, also for those that every object knows, as «constructor». */
function meaning<T>(words: Readonly<Record<string, T>>): (word: string) => T | undefined {
  const known = new Map(Object.entries(words));
  return (word) => known.get(folded(word));
}

export const roleIn = meaning({ ...ROLE_WORDS.nn, ...ROLE_WORDS.nb });
export const kindIn = meaning(KIND_WORDS);
export const målformIn = meaning(MALFORM_WORDS);

const wordsOf = (målform: Målform) =>
  SERVICES.map((teneste) => [tenesteWord(translator(målform), teneste, "school"), teneste] as const);
const SERVICE_WORDS = new Map<string, Service>([
  ...MALFORMER.flatMap((målform) => wordsOf(målform).map(([word, teneste]) => [folded(word), teneste] as const)),
  ...MALFORMER.map((målform) => [folded(tenesteWord(translator(målform), "eigar", "kindergarten")), "eigar"] as const),
]);

export const serviceIn = (word: string) => SERVICE_WORDS.get(folded(word));

const inBoth = <T>(words: (målform: Målform) => T) => ({ nn: words("nn"), nb: words("nb") });

/** What may be written, in each målform. Worked out once: it is at hand for every row of a list. */
export const ALLOWED = {
  roles: inBoth((målform) => Object.keys(ROLE_WORDS[målform]).join(", ")),
  kinds: { nn: "skule, barnehage", nb: "skole, barnehage" },
  målformer: "nynorsk, bokmål",
  services: inBoth((målform) =>
    wordsOf(målform)
      .map(([word]) => word)
      .join(", "),
  ),
} as const;
