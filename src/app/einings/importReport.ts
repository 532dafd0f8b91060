/** What a list would change, or what is wrong with it, line by line. */
import { refusalText } from "../../../cards/chat/refusal.ts";
import type { ListReport } from "../../../cards/einings/sentList.ts";
import type { Fault } from "../../imports/faults.ts";
import type { Translate } from "../../text/text.ts";
import { listed } from "../../text/words.ts";
import type { Changed, Import } from "./import.ts";

const SHOWN = 100;
/** As many as can be gone through on a phone. */
const ON_CARD = 20;

/** Every bad line; or each eining with what becomes of it. */
export function importReport(outcome: Import, passedOver: readonly string[], t: Translate): readonly string[] {
  const { changed, unchanged, faults } = outcome;
  if (faults.length > 0)
    return [
      ...faults.map((one) => faultLine(one, t)),
      t("import.faults", { count: linesIn(faults) }),
      t("import.nothing"),
    ];
  return [
    ...changed.slice(0, SHOWN).map((one) => changedLine(one, t)),
    ...(changed.length > SHOWN ? [t("card.more", { count: changed.length - SHOWN })] : []),
    ...(passedOver.length === 0 ? [] : [t("import.passedOver", { words: passedOver.slice(0, SHOWN).join(", ") })]),
    t("import.report", { changed: changed.length, unchanged }).trim(),
  ];
}

/** The same for a card in a chat: cut where it is long, with what it comes to in all. */
export function listReport(outcome: Import, passedOver: readonly string[], t: Translate): ListReport {
  const { changed, unchanged, faults } = outcome;
  if (faults.length > 0)
    return {
      sums: [t("import.faults", { count: linesIn(faults) })],
      lines: faults.slice(0, ON_CARD).map((one) => faultLine(one, t)),
      more: Math.max(0, faults.length - ON_CARD),
    };
  const people = peopleIn(
    changed.flatMap(({ events }) => events),
    t,
  );
  return {
    sums: [
      t("import.report", { changed: changed.length, unchanged }).trim(),
      ...(people.length === 0 ? [] : [t("list.people", { what: listed(t, people) })]),
      ...(passedOver.length === 0 ? [] : [t("import.passedOver", { words: passedOver.slice(0, ON_CARD).join(", ") })]),
    ],
    lines: changed.slice(0, ON_CARD).map((one) => changedLine(one, t)),
    more: Math.max(0, changed.length - ON_CARD),
  };
}

/** Of a line several things may be wrong. */
function linesIn(faults: readonly Fault[]): number {
  return new Set(faults.map(({ line }) => line)).size;
}

/** `Linje 7: …`, or the sentence alone where it is about the file. */
export function faultLine(fault: Fault, t: Translate): string {
  const { line } = fault;
  const words = "refused" in fault ? refusalText(fault.refused, t) : t(fault.key, fault.params);
  return line === undefined ? words : t("import.line", { line, words });
}

function changedLine({ name, isNew, events }: Changed, t: Translate): string {
  const has = (...types: readonly string[]) => events.some(({ type }) => types.includes(type));
  const what = [
    ...(isNew ? [t("import.new")] : has("factsChanged") ? [t("import.what.facts")] : []),
    ...peopleIn(events, t),
    ...counted(t, "import.what.groups", events, "groupSet"),
    ...(has("daysOffSet") ? [t("import.what.daysOff")] : []),
  ];
  return t("import.einingChanged", { name, what: listed(t, what) });
}

/** «5 personar lagd til», «éin person endra». */
function peopleIn(events: Changed["events"], t: Translate): readonly string[] {
  return [
    ...counted(t, "import.what.added", events, "personAdded"),
    ...counted(t, "import.what.changed", events, "personChanged"),
    ...counted(t, "import.what.left", events, "personLeft"),
  ];
}

function counted(
  t: Translate,
  key: "import.what.added" | "import.what.changed" | "import.what.left" | "import.what.groups",
  events: Changed["events"],
  type: string,
): readonly string[] {
  const count = events.filter((event) => event.type === type).length;
  return count === 0 ? [] : [t(key, { count })];
}
