/** The manifest as it stands in the repository. */
import template from "../../manifest/manifest.json" with { type: "json" };

export const manifest = template;

/** Command lists in the order they stand in. */
export function commandsOf({ bots }: typeof template) {
  return bots.flatMap((bot) => bot.commandLists);
}
