/** Product time as people in Norway read it, wherever the browser is. */
import type { ClockView, ProductMs } from "../api/views.ts";

const ZONE = "Europe/Oslo";
/** What browsers have of Norwegian: dates, lists and numbers, alike in both målformer but for the days' names. */
export const LOCALE = "nb-NO";
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The product's time now, carried on from a view that came `sinceMs` real milliseconds ago. */
export function productNow({ productTimeMs, speed }: ClockView, sinceMs: number): ProductMs {
  return productTimeMs + sinceMs * speed;
}

/** `10.42` */
export function clockTime(ms: ProductMs): string {
  return part(ms, { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
}

/** `10.42.07` */
export function clockTimeWithSeconds(ms: ProductMs): string {
  return part(ms, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).replaceAll(":", ".");
}

/** `måndag 23. november`. `weekdays` from Monday: browsers know the months alike in nn and nb, but no nynorsk days. */
export function dayName(ms: ProductMs, weekdays: readonly string[]): string {
  const weekday = new Intl.DateTimeFormat("en", { timeZone: ZONE, weekday: "short" }).format(ms);
  const date = part(ms, { day: "numeric", month: "long" });
  return `${weekdays[WEEKDAYS.indexOf(weekday)]} ${date}`;
}

function part(ms: ProductMs, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: ZONE, hourCycle: "h23" }).format(ms);
}
