import type { Målform } from "../../src/meeting/events.ts";

const BOTH = (
  "bti ppt bup nav viddevakt viddevakta viddevakten stafettlogg stafettloggen stafettloggar stafettlogger " +
  "slt slt-koordinator statped app appen chat chatten teams word pdf presentatør kl datoen temaet skjemaet pc-en fjordglytt " +
  "excel csv utf mb ics apply objekt-id entra onedrive"
).split(" ");

/** The field's own words, and plain ones the dictionaries lack; in small letters. */
export const FIELD_WORDS: Readonly<Record<Målform, readonly string[]>> = {
  nn: [
    ...BOTH,
    "oppmerksomheit",
    "måloppnåing",
    "lågterskel",
    "omsorgsbekymring",
    "éi",
    "lesehastigheit",
    "talferdigheiter",
  ],
  nb: [...BOTH, "noe", "noen", "lavterskel", "temaer"],
};

/** Words of the other målform that slip in most easily; several of them stand in both dictionaries. */
export const SLIPS: Readonly<Record<Målform, readonly string[]>> = {
  nn: (
    "ikke jeg hva hvem hvor hvordan hvorfor hvilke hvilken hvilket hver hvert noe noen fra mer mye bare være gjøre gjør " +
    "sier dere deres ble sammen samme selv nå uke uken enhet enheten deltaker deltakere deltakerne møteleder " +
    "møtelederen tjeneste tjenesten tjenester støttetjeneste støttetjenester ansatt ansatte atferd oppmerksomhet måloppnåelse " +
    "kjennetegn opprettholdende oppklarende oppsummert lagret valgt skrevet trenger vet en et utfordringsbilde enighet forbehold"
  ).split(" "),
  nb: (
    "ikkje eg kva kven korleis kvifor kvar kvart kvarandre noko nokon nokre frå meir mykje berre vere gjere gjer seier dykk " +
    "dykkar saman sjølv no veke veka eining eininga deltakar deltakarar deltakarane møteleiar møteleiaren teneste tenesta " +
    "tenester støtteteneste støttetenester tilsett tilsette åtferd oppmerksomheit måloppnåing kjenneteikn oppretthaldande " +
    "oppklarande skildring semje atterhald treng veit ein eit dei innspela utfordringsbilete opne opna vel kjem òg"
  ).split(" "),
};
