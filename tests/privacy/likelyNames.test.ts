import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelyNames } from "../../src/privacy/likelyNames.ts";
import { containsNationalId } from "../../src/privacy/nationalId.ts";
import { nationalId, SYNTHETIC } from "../meeting/nationalIds.ts";

const parts = (id: string) => [id.slice(0, 2), id.slice(2, 4), id.slice(4, 6), id.slice(6)] as const;
const [DD, MM, YY, REST] = parts(SYNTHETIC);

describe("a national id in a text", () => {
  it.each([
    ["in one piece", SYNTHETIC],
    ["with a space", `${DD}${MM}${YY} ${REST}`],
    ["with dots and a hyphen", `${DD}.${MM}.${YY}-${REST}`],
    ["with slashes", `${DD}/${MM}/${YY} ${REST}`],
    ["with a dash between spaces", `${DD}${MM}${YY} – ${REST}`],
    ["with the number in brackets", `${DD}${MM}${YY} (${REST})`],
    ["with the century", `${DD}.${MM}.20${YY} ${REST}`],
    ["in pairs", `${DD} ${MM} ${YY} ${REST.slice(0, 3)} ${REST.slice(3)}`],
    ["with full-width digits", SYNTHETIC.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
    ["with zero-width characters", [...SYNTHETIC].join("\u200b")],
    ["with a soft hyphen and a hard space", `${DD}${MM}\u00ad${YY}\u00a0${REST}`],
    ["over two lines", `${DD}${MM}${YY}\n${REST}`],
    ["after a number of its own", `klasse 5 ${DD}${MM}${YY} ${REST}`],
    ["right after a word", `fnr${SYNTHETIC}.`],
  ])("is found %s", (_how, text) => {
    expect(containsNationalId(`Eleven ${text} har det fint`)).toBe(true);
  });

  it.each([
    ["a fødselsnummer", nationalId("150512")],
    ["a D-nummer", nationalId("550512")],
    ["an H-nummer", nationalId("154512")],
    ["a synthetic number", nationalId("158512")],
    ["a synthetic D-nummer", nationalId("558512")],
  ])("is found when it is %s", (_kind, id) => {
    expect(containsNationalId(id)).toBe(true);
  });

  it("is found wherever people put blanks, dots and hyphens in it", () => {
    const gaps = fc.array(fc.constantFrom("", "", " ", ".", "-", " - "), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 100, max: 900 }), (between, from) => {
        const text = [...nationalId("150512", from)].map((digit, i) => digit + (between[i] ?? "")).join("");
        return containsNationalId(`Sjå ${text}.`);
      }),
    );
  });

  it.each([
    ["telephone numbers", "Ring 57 00 00 00 eller +47 912 34 567"],
    ["an account number", "Konto 1234.56.78903"],
    ["a wrong check digit", SYNTHETIC.replace(/.$/, (d) => String((Number(d) + 1) % 10))],
    ["a date that does not exist", "32132012345"],
    ["a longer row of digits", `1${SYNTHETIC}`],
    ["a row that goes on", `${SYNTHETIC}1`],
    ["parts with words between", `${DD}${MM}${YY} og så ${REST}`],
    ["parts far apart", `${DD}${MM}${YY} ... ${REST}`],
    ["dates, years and counts", "Frå 12.03.2027 til 15.06.2028: 23 av 25 elevar på 5. trinn, 14 i 2026"],
    ["nothing", ""],
  ])("is not seen in %s", (_what, text) => {
    expect(containsNationalId(text)).toBe(false);
  });

  it("counts as a person's where it could be an account's too", () => {
    expect(containsNationalId(`${SYNTHETIC.slice(0, 4)}.${SYNTHETIC.slice(4, 6)}.${SYNTHETIC.slice(6)}`)).toBe(true);
  });
});

describe("a likely name", () => {
  it.each([
    ["has a capital in mid-sentence", "Vi såg at Xerxes gjekk ut", ["Xerxes"]],
    ["is an ordinary word with a capital in mid-sentence", "Vi såg at Bjørn og Liv gjekk ut", ["Bjørn", "Liv"]],
    ["is a common name first in the sentence", "Ola gjekk ut. Fatima òg.", ["Ola", "Fatima"]],
    ["is in the genitive", "Olas mor ringde Jonas' far", ["Olas", "Jonas"]],
    ["has two parts", "Anne-Marie ville ikkje vere med Ola Nordmann", ["Anne-Marie", "Ola", "Nordmann"]],
    ["has a hyphen after it", "Vi kallar han Ola-guten", ["Ola-guten"]],
    ["comes after an abbreviation", "Nokre, t.d. Xerxes og f.eks. Yvonne", ["Xerxes", "Yvonne"]],
    ["stands in brackets or after a slash", "Eleven (Xerxes/Yvonne)", ["Xerxes", "Yvonne"]],
    ["is shouted", "OLA SLÅR", ["OLA"]],
    ["is named once though it stands twice", "Vi ser Tuva. Tuva ser oss.", ["Tuva"]],
    ["stands in a list", "Det gjeld:\n- Ola\n- Kari", ["Ola", "Kari"]],
  ])("%s", (_how, text, names) => {
    expect(likelyNames([text], [])).toEqual(names);
  });

  it.each([
    ["one letter and a full stop", "Eleven K. slår", ["K."]],
    ["two with full stops", "Elevane A.B. og K. N. slår", ["A.B.", "K. N."]],
    ["first in the sentence", "K. slår", ["K."]],
    ["two capitals", "Guten AB slår", ["AB"]],
    ["a letter for a child", "Eleven K har det vondt", ["K"]],
    ["before a surname", "Vi veit at K. Nordmann slår", ["K.", "Nordmann"]],
  ])("may be initials: %s", (_how, text, names) => {
    expect(likelyNames([text], [])).toEqual(names);
  });

  it.each([
    ["ordinary text", "Mange elevar går åleine. Vaksne ser det ikkje. Kva gjer vi? Vi må vere ute."],
    ["names that are words, first in the sentence", "Per i dag er det roleg. Vilja er der. Liv og røre. Mai er fin."],
    ["the field's words", "Vi spør PPT, BUP, Nav, SFO og FAU om ein BTI-møte i Teams, om IKT-planen og IOP"],
    ["tools", "Dei brukar Snapchat, TikTok og Visma, og loggar inn med Feide"],
    ["places and schools", "Furulia skule i Stad kommune ligg på Vestlandet i Noreg"],
    ["institutions", "Vi melder til Barnevernet og Helsestasjonen etter Elevundersøkinga og Barnehagelova"],
    ["the calendar", "Møtet er på Tysdag i November, før Jul"],
    ["classes, plans and labels", "Klasse B og 5B og 5 B valde plan B. Vi held fram i gruppe A"],
    ["items of a list", "A. Kartlegging\nB. Observasjon\n1) Møte 2) Samtale"],
    ["quotations and what follows a colon", "Dei seier: «Vi vil inn». Svar: Vi må ut"],
    ["something shouted", "Dette er VIKTIG. NO må vi. ALLE SER OG SEIER DET, MEN EI LØYSING ER IKKJE HER."],
    ["abbreviations first in a sentence", "T.d. i friminutta. F.eks. i gangen. Dvs. ute."],
    ["nothing", ""],
  ])("is not seen in %s", (_what, text) => {
    expect(likelyNames([text], [])).toEqual([]);
  });

  it("may be that of a participant, the unit or the topic", () => {
    const known = ["Randi Fjell", "Gro-Anne Dal", "Lia skule", "Uro kring Tuva"];
    expect(likelyNames(["Vi høyrer at Randis plan på Lia er god. Gro-Anne og Fjell er samde om Tuva."], known)).toEqual(
      [],
    );
    expect(likelyNames(["Vi høyrer at Randi Nes er her"], known)).toEqual(["Nes"]);
  });
});

describe("what stands around a word tells", () => {
  it.each([
    ["a common name in lower case", "vi ser at ola og kari er aleine", ["ola", "kari"]],
    ["a word in lower case joined to such a name", "per og ola slår, og ola og bjørn òg", ["per", "ola", "bjørn"]],
    ["what somebody does, after a word that begins sentences too", "Storm slår. Liv græt.", ["Storm", "Liv"]],
    ["the same, after a word that no list has", "Tollef sparkar Quinn", ["Tollef", "Quinn"]],
    ["how somebody is", "Vilja er lei seg.", ["Vilja"]],
    ["a name joined to it", "Stein/Ola og Liv og Kari", ["Stein", "Ola", "Liv", "Kari"]],
    ["a surname", "Liv Hansen og Per Voss", ["Liv", "Hansen", "Per", "Voss"]],
    ["family, after the genitive", "Livs mor ringde", ["Livs"]],
    ["«sin»", "Dag sin far", ["Dag"]],
    ["a month that is no date", "Vi er uroa for August og Juni", ["August", "Juni"]],
    ["a place that is not where one is", "Vi ser at Frøya og Lund er ute", ["Frøya", "Lund"]],
    ["a town as a surname", "Kari Voss og Mikkel Bergen", ["Kari", "Voss", "Mikkel", "Bergen"]],
    ["the heading of a list", "Gjeld: Xerxes, Yvonne", ["Xerxes", "Yvonne"]],
    ["a list of names", "Born:\n- Xerxes\n- Quinn\nVi ser an.", ["Xerxes", "Quinn"]],
    ["signs between", "Xerxes + Ola & Quinn_Kari; Zeb|Ada", ["Ola", "Quinn", "Kari", "Zeb", "Ada"]],
    ["a double name", "Sjå Jens Petter og Nora-Sofie Dal", ["Jens", "Petter", "Nora-Sofie", "Dal"]],
    ["«heiter»", "ein gut som heiter per", ["per"]],
    ["three letters after «eleven»", "Eleven KMN slår ABs bror", ["KMN", "ABs"]],
    ["a letter that begins the sentence", "K slår", ["K"]],
    ["the genitive before a house", "Olas skule", ["Olas"]],
  ])("%s", (_how, text, names) => {
    expect(likelyNames([text], [])).toEqual(names);
  });

  it.each([
    ["where something is", "Vi var i Frøya, på Voss og i Lund. Det er uro på Fagerhaug."],
    ["municipalities and towns", "Både Sortland, Tysvær og Øvre Eiker har prøvd det."],
    [
      "houses with the names of people",
      "Solveig barnehage, Emma Lunde skule og barnehagen Solveig. Avdeling Lille Bjørn.",
    ],
    ["things with names", "Vi brukte programmet Zippys venner, metoden Marte Meo og appen Xylo"],
    ["lists of houses and groups", "Vi har tre avdelingar: Røyskatten, Ekornet og Reven. Barna i Raud gruppe er små."],
    ["parts of a place", "Dei bur i Ytre Standal"],
    [
      "words that begin a sentence before somebody acts",
      "Likevel slår dei. Mor seier ja. Gutane kastar stein. Folk veit det.",
    ],
    ["dates", "Frå 1. August, i Mai, slutten av Juni og August 2027"],
    ["ordinary words with a capital", "Vi møtte Kontaktlærar og Vikarar i Kantina med Refleksvest på Skulebussen"],
    ["abbreviations of the field", "TL, LP og IA er drøfta. KS og BV òg. Etter PPTs og RVTSs råd."],
    ["a thought after a dash", "Storefri – Få vaksne ute"],
    ["what is written after a heading", "Tema: Uro. Elevar: Mange er åleine."],
    ["names that are words, in lower case", "inga anna klara liv, sol, storm og stein"],
    [
      "names that are words, joined to others",
      "Andre ting og andre tider. Finn ut kva som verkar. Vår plan er god. Hans syn òg.",
    ],
  ])("against it: %s", (_how, text) => {
    expect(likelyNames([text], [])).toEqual([]);
  });

  it("a participant's name is asked about where it stands for a child", () => {
    const known = ["Ola Hansen", "Bergen skule"];
    expect(likelyNames(["Ola og Hansen i Bergen er samde"], known)).toEqual([]);
    expect(likelyNames(["Eleven Ola slår"], known)).toEqual(["Ola"]);
    expect(likelyNames(["Mor til Ola ringde"], known)).toEqual(["Ola"]);
    expect(likelyNames(["Elevane Kari og Ola"], known)).toEqual(["Kari", "Ola"]);
  });
});

describe("looking through a text", () => {
  it("takes any text, in time that grows with its length", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.array(fc.string({ maxLength: 20 })),
        (text, known) => {
          const names = likelyNames([text], known);
          return (
            typeof containsNationalId(text) === "boolean" && names.every((name) => text.normalize("NFC").includes(name))
          );
        },
      ),
    );
    // Any of these would take minutes if the time grew with the square of the length.
    for (const unit of ["1", "1 ", "A.", "A. ", "a-", "a'", "«", ". ", "\u200b"]) {
      const long = unit.repeat(100_000);
      expect(containsNationalId(long)).toBe(false);
      expect(likelyNames([long], []).length).toBeLessThan(2);
    }
  });
});
