/** One eining with all that can be changed in it. */
import type { EiningPerson, Group } from "../../src/einings/people.ts";
import { dateText } from "../../src/text/dates.ts";
import { buttons, type CardElement, excerpt, form, heading, setApart, shortText, subtle, text } from "../kit/kit.ts";
import { nameList } from "../kit/lists.ts";
import { turningTo } from "../kit/paged.ts";
import { type EiningContext, type EiningForm, goesTo, inListOrder, standingWords } from "./kit.ts";

/** People on a page; a card stays small enough for a phone. */
const PEOPLE = 12;
const NAME_CHARS = 40;

export const overview: EiningForm = (ctx) => {
  const { t, eining, einingId: e, isAdministrator } = ctx;
  const about = [t(`einingKind.${eining.einingKind}`), eining.number, t(`målform.${eining.målform}`)];
  const body = [
    heading(shortText(eining.name), "Large"),
    subtle(about.flatMap((word) => (word === undefined ? [] : [shortText(word)])).join(" · ")),
    ...people(ctx),
    heading(t("eining.groups")),
    ...(eining.groups.length === 0 ? [text(t("eining.groups.none"))] : eining.groups.map((group) => row(ctx, group))),
    ...buttons(goesTo(t("eining.group.add"), "einingGroup", { e })),
    heading(t("eining.daysOff")),
    text(daysOff(ctx)),
    ...buttons(goesTo(t("eining.daysOff.change"), "einingDaysOff", { e })),
  ];
  return form(
    t("eining.list.title"),
    body,
    [goesTo(t("eining.facts"), "einingFacts", { e }), ...(isAdministrator ? [goesTo(t("eining.all"), "einings")] : [])],
    t.målform,
  );
};

function people({ t, eining, einingId: e, request }: EiningContext): CardElement[] {
  const all = inListOrder(eining.people);
  const page = Math.min(request.page ?? 0, Math.max(0, Math.ceil(all.length / PEOPLE) - 1));
  const place = { t, page, size: PEOPLE, count: all.length };
  return [
    heading(t("eining.people")),
    ...(all.length === 0 ? [text(t("eining.people.none"))] : []),
    ...all.slice(page * PEOPLE, (page + 1) * PEOPLE).map(({ key, name, ...person }) => {
      const change = goesTo(t("eining.person.change", { name: excerpt(name, NAME_CHARS) }), "einingPerson", { e, key });
      const words = standingWords(t, person, eining.einingKind);
      return setApart([text(`**${shortText(name)}** – ${words}`), ...unseen(t, person), ...buttons(change)]);
    }),
    ...turningTo(place, (title, to) => goesTo(title, "eining", { e, page: to })),
    ...buttons(goesTo(t("eining.person.add"), "einingPerson", { e })),
  ];
}

function unseen(t: EiningContext["t"], { personId, email }: Pick<EiningPerson, "personId" | "email">): CardElement[] {
  return personId === undefined ? [subtle(`${shortText(email ?? "")}, ${t("eining.person.unseen")}`)] : [];
}

function row({ t, eining, einingId: e }: EiningContext, { id, name, members }: Group): CardElement {
  const names = eining.people.flatMap((person) => (members.includes(person.key) ? [person.name] : []));
  const change = goesTo(t("eining.group.change", { name: excerpt(name, NAME_CHARS) }), "einingGroup", { e, key: id });
  const who = names.length === 0 ? t("eining.group.empty") : nameList(t, names, 300);
  return setApart([text(`**${shortText(name)}** – ${who}`), ...buttons(change)]);
}

function daysOff({ t, eining, today }: EiningContext): string {
  const { length: count } = eining.daysOff;
  if (count === 0) return t("eining.daysOff.none");
  const next = eining.daysOff.find(({ to }) => to >= today);
  if (next === undefined) return t("eining.daysOff.countPast", { count });
  return t("eining.daysOff.count", { count, next: `${shortText(next.words)}, ${dateText(next.from)}` });
}
