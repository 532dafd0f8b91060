/**
 * Ordinary words that people in schools and kindergartens give a capital, alone or last in a compound: «Kantina»,
 * «Refleksvest», «Mobbeombodet». By our own hand, in both målformer, without their endings. Words of the landscape are
 * left out: families are called Haugen and Solberg.
 */
const stems = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(" ")));

const STEMS = stems(
  // people and their work
  "vaksn voksn foreld foreldr føresett foresatt lærar lærer elev barn born assistent vikar rektor inspektør leiar leder pedagog",
  "terapeut rådgivar rådgiver arbeidar arbeider pleiar pleier miljø tilsett ansatt kollega koordinator konsulent lege psykolog",
  "ombod ombud vakt tolk kontakt medarbeidar medarbeider student lærling sosial nabo personal pedagogisk spesial logoped",
  "vaktmeister vaktmester reinhaldar renholder bibliotekar helsesøster politi prest trenar trener deltakar deltaker",
  // bodies
  "skul skol barnehag avdeling gruppe grupp team trinn klasse klass bas utval utvalg råd nemnd styr direktorat departement",
  "kommun fylk senter sent sentral kontor tenest tjenest etat foreining forening lag klubb stiftels organisasjon nettverk",
  "institutt universitet høgskul høgskol høyskol selskap forvaltar forvalter eining enhet sektor område samfunn forbund",
  "frivillig bedrift verksemd virksomhet butikk",
  // rooms and places of a school
  "rom sal hall gard gård gang garderobe garderob kantin bibliotek aula plass buss bane ban binge leikeplass lekeplass",
  "bygg hus kjøkken verkstad verksted toalett dusj basseng inngang utgang port parkering uteområd sandkass hytt hytte gapahuk",
  "skap benk pult stol bord dør vindu tak trapp kjellar kjeller kontor lager barnehage skuleveg skolevei",
  // time and occasions
  "dag vek uke måne månad måned år time tim økt fri ferie feri friminutt pause paus start slutt kveld morgon morgen midttim",
  "møt møte samling konferans kurs fest avslutning tur leir turner turnering samtal oppfølging arrangement advent jul påsk",
  "påske haust høst vår sommar sommer vinter semester helg tid frist",
  // plans, texts and methods
  "plan mal mål skjema logg bok perm mapp mappe rapport referat vedtak melding brev lov regl regel forskrift ordning rettleiar",
  "veileder rutin rutine tiltak arbeid innsats modell program prosjekt metod metode opplegg kartlegging undersøking",
  "undersøkels undersøkelse observasjon vurdering evaluering analys analyse utgreiing utredning sak avtal avtale kontrakt plakat",
  "tabell oversikt list liste tavl tavle system verktøy app side tilbod tilbud støtt støtte hjelp trening opplæring undervisning",
  "rettleiing veiledning kompetans kompetanse utvikling oppgåv oppgave prøv prøve lekse leks fag gym matt språk norsk lesing",
  "skriving rekning regning årshjul satsing tilsyn ramm kveldsmat frukost frokost lunsj mat måltid frukt mjølk melk",
  // what meetings are about
  "utfordring problem konflikt mobbing uro bråk krangel slåsting utanforskap utenforskap fellesskap fråvær fravær nærvær trivsel",
  "tryggleik trygghet relasjon vennskap venskap leik lek spel spill ball fotball sykkel ski aktivitet inkludering mangfald mangfold",
  "overgang ressurs bemanning økonomi budsjett struktur kultur haldning holdning språkbruk mobil telefon skjerm nettbrett chat",
  "bilde bilete film musikk song sang dans teater konsert vest jakk jakke sko støvl støvel sekk klær luve lue kle hjelm refleks",
  "belønning straff ros konsekvens skjerming ros stasjon krig natt ute inne åtferd atferd oppførsel læring meistring mestring",
  "post hotell blad avis kanal nyhend nyhet brett pc maskin nøkkel kort kode passord konto nett lenke lenk video podkast roman",
  "brød mjøl suppe supp graut grøt kake kak saft vatn vann drikk frukt gulrot eple epl korn middag pølse pøls taco pizza",
  "bukse buks genser gensar dress votter vott bleie blei hette hett caps ryggsekk paraply drakt uniform",
  "blyant saks papir lim farge farg maling teikning tegning perle perl lego kloss dokke dokk bamse bams bil traktor",
  "hund katt hest ku sau fugl fisk mus ekorn røyskatt maur edderkopp bie bi blom blomst tre busk gras grus",
  "stav staur rakett bombe bomb våpen kniv gift sigarett snus vape rus alkohol politikk parti val valg demokrati rett plikt",
  "rettigheit rettighet lovverk krav rapport budsjett lønn turnus stilling vikariat utlysing søknad intervju tillit verneombod",
  "tillitsvald tillitsvalgt verneombud hms risiko beredskap evakuering brann alarm ulykk ulykke skade skad førstehjelp",
  "helse hels psykisk fysisk kropp følels følelse angst depresjon autisme diagnos diagnose medisin søvn kosthald kosthold",
);
const ENDINGS = [
  "",
  "e",
  "a",
  "n",
  "r",
  "en",
  "et",
  "ar",
  "er",
  "ne",
  "ene",
  "ane",
  "ens",
  "ets",
  "anes",
  "enes",
  "s",
  "t",
];
/** Of what stands before the last part of a compound. */
const LEAST_BEFORE = 3;
/** Ends that names seldom have when they are so long. */
const LONG_WORD =
  /\p{L}{5}(?:ane|ene|inga|ingen|sjon|sjonen|heit|heita|heten|else|elsen|skap|skapet)$|\p{L}{9}(?:en|et|ing)$/u;

/** Whether a word that is no listed name is an ordinary one, in lower case and in one of its forms. */
export function isOrdinary(lower: string): boolean {
  return LONG_WORD.test(lower) || ENDINGS.some((ending) => lower.endsWith(ending) && isStem(lower, ending));
}

function isStem(lower: string, ending: string): boolean {
  const stem = lower.slice(0, lower.length - ending.length);
  if (STEMS.has(stem)) return true;
  for (let at = LEAST_BEFORE; at < stem.length - 2; at++) if (STEMS.has(stem.slice(at))) return true;
  return false;
}
