/** What a button or a form carries, in whichever way a client hands it over. */
import { z } from "zod";
import { jsonIn } from "../http/body.ts";
import { maybe } from "./account.ts";

type Json = Readonly<Record<string, unknown>>;
const text = maybe(z.string());
const pressed = z.looseObject({
  action: maybe(z.looseObject({ verb: text, data: z.unknown().optional() })),
  trigger: text,
});
const filled = z.looseObject({ data: z.unknown().optional() });

/** Of an Action.Execute: its data with the verb in it, and whether nobody has pressed anything. */
export function carriedByPress(value: unknown): { readonly data: unknown; readonly automatic: boolean } {
  const { action, trigger } = pressed.safeParse(unwritten(value)).data ?? {};
  const data = carried(action?.data);
  return {
    data: action && (isJson(data) ? { verb: action.verb, ...data } : { verb: action.verb }),
    automatic: trigger?.toLowerCase() === "automatic",
  };
}

/** Of a form that is opened or sent. */
export function carriedByForm(value: unknown): unknown {
  return carried(filled.safeParse(unwritten(value)).data?.data);
}

/** Some clients hand it over as text (msteams-docs #823), and buttons of other kinds of cards within another `data` (teams.ts #173). */
export function carried(value: unknown): unknown {
  const outer = unwritten(value);
  if (!isJson(outer) || "verb" in outer || "dialog" in outer || !isJson(outer.data)) return outer;
  const { data, ...rest } = outer;
  return { ...rest, ...data };
}

function unwritten(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return jsonIn(value);
  } catch {
    return value;
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
