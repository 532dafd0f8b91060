/** What a list would change, or what is wrong with it, line by line. */
import { refusalText } from "../../cards/chat/refusal.ts";
import type { Changed, Import } from "../app/einings/import.ts";
import type { Fault } from "../imports/faults.ts";
import type { Translate } from "../text/text.ts";
import { listed } from "../text/words.ts";

const SHOWN = 100;

/** Every bad line; or each eining with what becomes of it. */
export function importReport(outcome: Import, passedOver: readonly string[], t: Translate): readonly string[] {
  const { changed, unchanged, faults } = outcome;
  if (faults.length > 0)
    return [
      ...faults.map((one) => faultLine(one, t)),
      t("import.faults", { count: faults.length }),
      t("import.nothing"),
    ];
  return [
    ...changed.slice(0, SHOWN).map((one) => changedLine(one, t)),
    ...(changed.length > SHOWN ? [t("card.more", { count: changed.length - SHOWN })] : []),
    ...(passedOver.length === 0 ? [] : [t("import.passedOver", { words: passedOver.slice(0, SHOWN).join(", ") })]),
    t("import.report", { changed: changed.length, unchanged }).trim(),
  ];
}

/** `Linje 7: …`, or the sentence alone where it is about the file. */
export function faultLine(fault: Fault, t: Translate): string {
  const { line } = fault;
  const words = "refused" in fault ? refusalText(fault.refused, t) : t(fault.key, fault.params);
  return line === undefined ? words : t("import.line", { line, words });
}

function changedLine({ name, isNew, events }: Changed, t: Translate): string {
  const count = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type)).length;
  const what = [
    ...(isNew ? [t("import.new")] : count("factsChanged") > 0 ? [t("import.what.facts")] : []),
    ...counted("import.what.added", count("personAdded")),
    ...counted("import.what.changed", count("personChanged")),
    ...counted("import.what.left", count("personLeft")),
    ...counted("import.what.groups", count("groupSet")),
    ...(count("daysOffSet") > 0 ? [t("import.what.daysOff")] : []),
  ];
  return t("import.einingChanged", { name, what: listed(t, what) });

  function counted(
    key: "import.what.added" | "import.what.changed" | "import.what.left" | "import.what.groups",
    of: number,
  ) {
    return of === 0 ? [] : [t(key, { count: of })];
  }
}
