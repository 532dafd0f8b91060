/** The category tree of DOMAIN §5: only fagvanskar has leaves. */
import type { Category } from "../meeting/plan.ts";

const LEAVES = {
  subject: ["readingSpeed", "readingFluency", "methods", "numeracy", "attention", "other"],
} as const satisfies Partial<Record<Category, readonly string[]>>;

export const ALL_LEAVES = LEAVES.subject;
export type Leaf = (typeof ALL_LEAVES)[number];

/** The leaves below a category; none where it has none. */
export function leavesOf(category: Category): readonly Leaf[] {
  return category === "subject" ? LEAVES.subject : [];
}
