/** What somebody has typed and not sent: kept on this machine, so that it is there after F5, Back or closing the page. */

const KEPT = "bti-room-drafts";
/** The oldest go first. */
const MOST = 60;

type Values = Readonly<Record<string, string>>;

/** What was typed in one place, by a name of the place; undefined where nothing is. */
export function draftOf(place: string): Values | undefined {
  return all().find(([name]) => name === place)?.[1];
}

/** Keeps what is typed now; `undefined` when it is sent or thrown away. */
export function keepDraft(place: string, values: Values | undefined): void {
  const others = all().filter(([name]) => name !== place);
  const next = values === undefined ? others : [...others, [place, values] as const];
  try {
    localStorage.setItem(KEPT, JSON.stringify(next.slice(-MOST)));
  } catch {
    // A browser that keeps nothing: the page works, and asks before a form with text is closed.
  }
}

function all(): readonly (readonly [place: string, values: Values])[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}
