import type { InnspelKind } from "../../../src/meeting/script/phase.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import type { CardElement } from "../../kit/kit.ts";
import { factorsContent } from "../choice/content.ts";
import { questionsContent } from "./asked.ts";
import { proposalsContent } from "./proposed.ts";
import { seenContent } from "./seen.ts";

const CONTENT: Readonly<Record<InnspelKind, (ctx: CardContext<KnownMeeting>) => CardElement[]>> = {
  clarifying: questionsContent,
  factors: factorsContent,
  tiltak: proposalsContent,
  seen: seenContent,
};

/** Everything of a kind that people have said. */
export function innspelContent(ctx: CardContext<KnownMeeting>, kind: InnspelKind | undefined): CardElement[] {
  return kind === undefined ? [] : CONTENT[kind](ctx);
}
