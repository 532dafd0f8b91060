/** Who is in the meeting and has which role. */
import { isUnstated } from "../../../src/meeting/people.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { findPerson, type KnownMeeting } from "../../../src/meeting/state.ts";
import { nameAndRole } from "../../../src/text/toldApart.ts";
import { capital, leaderWord, tenesteWord } from "../../../src/text/words.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, facts, line, mention, shortText, subtle } from "../../kit/kit.ts";
import { fitted, nameList } from "../../kit/lists.ts";
import { personName } from "../../kit/said.ts";

const PEOPLE_BUDGET = 14_000;
/** A name with what they are there as. */
const NAME_CHARS = LIMITS.nameChars + LIMITS.roleChars + 2;

/** Leader, viddevakt and secretary. With `mentionAsked` the one who is asked to be viddevakt is notified. */
export function rolesContent(ctx: CardContext<KnownMeeting>, mentionAsked = false): CardElement {
  const { meeting, t } = ctx;
  const leader = `${personName(meeting, meeting.leaderId)} (${leaderWord(t, meeting.info.einingKind)})`;
  const secretary: [string, string][] =
    meeting.secretaryId === undefined ? [] : [[capital(t("role.secretary")), personName(meeting, meeting.secretaryId)]];
  return facts(
    [capital(t("role.leader")), leader],
    [capital(t("role.viddevakt")), viddevaktText(ctx, mentionAsked)],
    ...secretary,
  );
}

function viddevaktText({ meeting, t }: CardContext<KnownMeeting>, mentionAsked: boolean): string {
  const { viddevakt } = meeting;
  if (viddevakt.status === "none" || viddevakt.status === "waived") return t(`card.viddevakt.${viddevakt.status}`);
  const person = findPerson(meeting, viddevakt.personId);
  const asked = mentionAsked && viddevakt.status === "asked" && person !== undefined;
  const name = asked ? mention(person) : personName(meeting, viddevakt.personId);
  return t(`card.viddevakt.${viddevakt.status}`, { name });
}

/** Everybody who is here with where they come from, and the names of those who are not. */
export function peopleContent({ meeting, t }: CardContext<KnownMeeting>): CardElement[] {
  const present = meeting.people.filter((p) => p.present);
  const absent = meeting.people.filter((p) => !p.present).map((p) => p.name);
  const lines = fitted(t, present, PEOPLE_BUDGET, (p, limit) => {
    const teneste = isUnstated(p) ? t("card.unstated") : tenesteWord(t, p.teneste, meeting.info.einingKind);
    const where = p.inRoom ? [t("attendance.inRoom")] : p.hasApp ? [] : [t("attendance.withoutApp")];
    return line(`${shortText(nameAndRole(p), Math.min(limit, NAME_CHARS))} (${[teneste, ...where].join(", ")})`);
  });
  const missing = absent.length === 0 ? [] : [subtle(t("card.absent", { names: nameList(t, absent) }))];
  return [...lines, ...missing];
}
