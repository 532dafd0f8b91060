/** Planned and used time of every phase as bars. */
import { scriptOf } from "../../meeting/script/scripts.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { minutesOf } from "../../text/dates.ts";
import type { Translate } from "../../text/text.ts";
import { phaseName } from "../../text/words.ts";
import type { Mark } from "../drawing.ts";
import type { Picture } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { LOOKS, SMALLEST_PX } from "./looks.ts";

const WIDTH = 900;
const ROW = 32;
const BAR_HEIGHT = 18;
/** Where the bars start, and how long the longest is. */
const BARS_X = 260;
const BARS_WIDTH = 440;

interface Bar {
  readonly phase: string;
  readonly plannedMs: number;
  readonly usedMs: number;
}

/** One bar for each phase that the meeting came to; time from when one went back is used, and was in no plan. */
export function timeBars(meeting: EndedMeeting, t: Translate): Picture {
  const bars = scriptOf(meeting.info).phases.flatMap(({ id }): Bar[] => {
    const visits = meeting.past.filter((visit) => visit.phase === id);
    const [first] = visits;
    if (first === undefined) return [];
    const usedMs = visits.reduce((sum, visit) => sum + visit.usedMs, 0);
    return [{ phase: phaseName(t, meeting, id), plannedMs: first.plannedMs, usedMs }];
  });
  const sum = (of: "plannedMs" | "usedMs") => bars.reduce((total, bar) => total + bar[of], 0);
  const total: Bar = { phase: t("picture.time.total"), plannedMs: sum("plannedMs"), usedMs: sum("usedMs") };
  const longestMs = Math.max(1, ...bars.flatMap((bar) => [bar.plannedMs, bar.usedMs]));
  const height = (bars.length + 2) * ROW + 8;
  return {
    kind: "picture",
    name: "tidsbruk",
    widthPx: WIDTH,
    heightPx: height,
    alt: [t("picture.time.title"), ...[...bars, total].map((bar) => `${bar.phase}: ${valueText(bar, t)}.`)].join(" "),
    marks: [
      ...bars.flatMap((bar, i) => barMarks(bar, (i + 0.5) * ROW + 4, BARS_WIDTH / longestMs, t)),
      ...totalMarks(total, (bars.length + 0.5) * ROW + 4, t),
      ...legend((bars.length + 1.5) * ROW + 4, t),
    ],
  };
}

function valueText(bar: Bar, t: Translate): string {
  return t("picture.time.value", { used: minutesOf(bar.usedMs), planned: minutesOf(bar.plannedMs) });
}

/** Used time is filled up to the plan; what is over stands out in form as well as in colour; the plan is a frame. */
function barMarks(bar: Bar, y: number, pxPerMs: number, t: Translate): Mark[] {
  const planned = bar.plannedMs * pxPerMs;
  const used = bar.usedMs * pxPerMs;
  const look = { size: SMALLEST_PX, weight: "regular", colour: COLOURS.text } as const;
  return [
    { kind: "text", text: bar.phase, x: BARS_X - 14, y, ...look, anchor: "end" },
    part("used", BARS_X, y, Math.min(used, planned)),
    ...(used > planned ? [part("over", BARS_X + planned, y, used - planned)] : []),
    part("planned", BARS_X, y, planned),
    { kind: "text", text: valueText(bar, t), x: BARS_X + Math.max(used, planned) + 12, y, ...look, anchor: "start" },
  ];
}

/** All phases together, in words: as a bar it would make the others short. */
function totalMarks(total: Bar, y: number, t: Translate): Mark[] {
  const look = { size: SMALLEST_PX, weight: "bold", colour: COLOURS.text, y } as const;
  return [
    { kind: "text", text: total.phase, x: BARS_X - 14, ...look, anchor: "end" },
    { kind: "text", text: valueText(total, t), x: BARS_X, ...look, anchor: "start" },
  ];
}

const PARTS = {
  planned: { height: BAR_HEIGHT, stroke: COLOURS.accent, strokeWidth: 2 },
  used: { height: BAR_HEIGHT, fill: "#4E8C99" },
  over: { height: BAR_HEIGHT / 2, fill: LOOKS.challenge.fill },
} as const;

function part(kind: keyof typeof PARTS, x: number, y: number, width: number): Mark {
  return { kind: "box", x, y: y - PARTS[kind].height / 2, width, ...PARTS[kind] };
}

function legend(y: number, t: Translate): Mark[] {
  const look = { size: SMALLEST_PX, weight: "regular", colour: COLOURS.quiet, anchor: "start" } as const;
  return (["planned", "used", "over"] as const).flatMap((kind, i): Mark[] => {
    const x = BARS_X + i * 165;
    return [part(kind, x, y, 28), { kind: "text", text: t(`picture.time.${kind}`), x: x + 38, y, ...look }];
  });
}
