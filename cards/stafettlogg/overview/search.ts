/** A small form to look for entries by word, category, school year and eining, and the words that say what is looked for. */
import { CATEGORIES } from "../../../src/meeting/plan.ts";
import { type ReadEining, schoolYearOf } from "../../../src/stafettlogg/overview.ts";
import { schoolYearText } from "../../../src/text/schoolYear.ts";
import type { Translate } from "../../../src/text/text.ts";
import { capital } from "../../../src/text/words.ts";
import { NOBODY } from "../../kit/fields.ts";
import {
  buttons,
  type CardElement,
  type ChoiceOption,
  choices,
  excerpt,
  heading,
  shortText,
  text,
  writingInput,
} from "../../kit/kit.ts";
import { looksFor, quoted } from "./kit.ts";
import type { OverviewRequest } from "./request.ts";

interface Asked {
  readonly request: OverviewRequest;
  readonly einings: readonly ReadEining[];
  readonly today: string;
  readonly t: Translate;
}

/** How far back one can choose: what is older has been erased almost everywhere. */
const YEARS = 5;
/** Those of a teneste may have a whole county; a card has room for so many. */
const MOST_EININGS = 150;
const NAME_CHARS = 40;

export function searchForm({ t, request, einings, today }: Asked): CardElement[] {
  const { list, word, category = NOBODY, year = NOBODY, eining = NOBODY } = request;
  const all: ChoiceOption = { value: NOBODY, title: t("overview.search.all") };
  const thisYear = schoolYearOf(today);
  const years = Array.from({ length: YEARS }, (_, back) => thisYear - back);
  const input = (id: string, label: string, options: readonly ChoiceOption[], value: string) =>
    choices({ id, label, options: [all, ...options], value });
  return [
    heading(t("overview.search")),
    writingInput({ id: "word", label: t("overview.search.word"), value: word }),
    input(
      "category",
      t("entry.category"),
      CATEGORIES.map((one) => ({ value: one, title: capital(t(`category.${one}`)) })),
      category,
    ),
    input(
      "year",
      t("overview.search.year"),
      years.map((one) => ({ value: `${one}`, title: schoolYearText(one) })),
      year,
    ),
    ...(einings.length < 2
      ? []
      : [
          input(
            "eining",
            t("overview.search.eining"),
            einings
              .slice(0, MOST_EININGS)
              .map(({ einingId, name }) => ({ value: einingId, title: excerpt(name, NAME_CHARS) })),
            eining,
          ),
        ]),
    ...buttons(looksFor(t("overview.search.find"), { list })),
  ];
}

/** «Søk: «uro» · Trivsel · 2026/27»; nothing where all is shown. */
export function saidSearch({ t, request, einings }: Asked): CardElement[] {
  const { word, category, year, eining } = request;
  const name = einings.find(({ einingId }) => einingId === eining)?.name;
  const said = [
    ...(word === "" ? [] : [quoted(word)]),
    ...(category === undefined ? [] : [capital(t(`category.${category}`))]),
    ...(year === undefined ? [] : [schoolYearText(Number(year))]),
    ...(name === undefined ? [] : [shortText(name)]),
  ];
  return said.length === 0 ? [] : [text(t("overview.searched", { what: said.join(" · ") }))];
}
