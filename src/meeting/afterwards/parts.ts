/** Which parts the referat of a meeting may have: those that its kind of meeting leaves. */
import { PARTS, type Part } from "./referat.ts";

const OF_FOLLOW_UP: readonly Part[] = ["seen", "stair"];
const OF_TOPIC: readonly Part[] = [
  ...(["shortChallenge", "shortFactors", "challenge", "clarifying", "statusQuo", "factors"] as const),
  ...(["picture", "aboutTiltak", "otherTiltak", "evaluation"] as const),
];

/** In their order. */
export function partsIn({ brought }: { readonly brought?: readonly unknown[] }): readonly Part[] {
  const others = brought === undefined ? OF_FOLLOW_UP : OF_TOPIC;
  return PARTS.filter((part) => !others.includes(part));
}
