/** Lists to begin from, in the words of one målform; every line of them can be read. */
import type { Målform } from "../meeting/events.ts";

export interface Templates {
  readonly people: string;
  readonly days: string;
}

const lines = (...all: readonly string[]) => all.join("\n");

export const TEMPLATES: Readonly<Record<Målform, Templates>> = {
  nn: {
    people: lines(
      "eining;nummer;slag;målform;namn;e-post;rolle;teneste;grupper",
      "Fjordglytt skule;974600001;skule;nynorsk;Ragnhild Fjordheim;ragnhild.fjordheim@kommune.example;rektor;;Plangruppa",
      "Fjordglytt skule;;;;Sunniva Lidalen;sunniva.lidalen@kommune.example;tilsett;;Plangruppa, Ressursteamet",
      "alle;;;;Astrid Holmevik;astrid.holmevik@kommune.example;kontakt;PPT;",
    ),
    days: lines(
      "frå;til;kva;eining",
      "14.08.2026;;Planleggingsdag;Fjordglytt skule",
      "05.10.2026;09.10.2026;Haustferie;alle",
    ),
  },
  nb: {
    people: lines(
      "enhet;nummer;type;målform;navn;e-post;rolle;tjeneste;grupper",
      "Fjordgløtt skole;974600001;skole;bokmål;Ragnhild Fjordheim;ragnhild.fjordheim@kommune.example;rektor;;Plangruppen",
      "Fjordgløtt skole;;;;Sunniva Lidalen;sunniva.lidalen@kommune.example;ansatt;;Plangruppen, Ressursteamet",
      "alle;;;;Astrid Holmevik;astrid.holmevik@kommune.example;kontakt;PPT;",
    ),
    days: lines(
      "fra;til;hva;enhet",
      "14.08.2026;;Planleggingsdag;Fjordgløtt skole",
      "05.10.2026;09.10.2026;Høstferie;alle",
    ),
  },
};
