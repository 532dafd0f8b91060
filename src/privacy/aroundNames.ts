/** Words that tell, by standing beside it, whether a word is somebody's name. By our own hand, in both målformer. */
const words = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(" ")));

/** A child, before its name: «eleven Ola», «sjuåringen Ola», «førskulejenta Kari». */
export const CHILD =
  /^(?:barn|born|unge|ungar|unger|son|sønn|elev|gut|gutt|jente|pike|ven|venen)$|(?:eleven|elevane|elevene|elevar|elever|guten|gutane|gutten|guttene|jenta|jentene|barnet|barna|borna|ungen|ungane|ungene|sonen|sønnen|dotter|dottera|datter|datteren|dattera|bror|broren|brør|brødrene|syster|systera|søster|søsteren|søstera|tvilling|tvillingen|tvillingane|tvillingene|kamerat|kameraten|venn|vennen|vennene|veninna|venninna|venninne|åring|åringen|åringane|åringene|klassingen)$/;

/** Those around a child: «mor til Ola», «Olas mor». */
export const KIN = words(
  "mor mora moren mamma mammaen far faren pappa pappaen forelder foreldre foreldra foreldrene føresette foresatte",
  "besteforeldre besteforeldra besteforeldrene bestemor bestemora bestefar bestefaren mormor farmor morfar farfar",
  "tante tanta tanten onkel onkelen fetter kusine nevø nevøen niese fostermor fosterfar fosterforeldra fosterforeldrene",
  "stefar stemor bror broren syster systera søster søsteren søsken syskena søsknene storebror veslebror lillebror",
  "storesøster lillesøster veslesyster familie familien heim heimen hjem hjemmet kamerat kameraten venn venen vennen",
  "venner vennene venninne venninna veninna bestevenn bestevennen bestevenen oppførsel oppførselen åtferd åtferda atferd",
  "atferden klasse gruppe kontaktlærar kontaktlærer assistent pult sekk",
);

/** Between those and the name. */
export const OF = words("til åt hos av");

/** The name itself comes next. */
export const CALLED = words("heiter heter heitte het namnet navnet kalla kalt kalles kallast");

/** What a list of children is headed with: «Gjeld: Ola og Kari». */
export const HEADS_A_LIST = words(
  "elev eleven elevar elever elevane elevene barn barnet barna born borna gut guten gutar gutane gutt gutten gutter",
  "guttene jente jenta jenter jentene unge ungen ungar unger ungane ungene namn namnet navn navnet gjeld gjelder",
  "desse disse tvillingane tvillingene",
);

/** Joins names. */
export const AND = words("og eller samt");

/** What people do, after a name that may be an ordinary word: «Storm slår». */
export const DOES = words(
  "slår slo sparkar sparka sparker sparket bit beit biter bet klyp kløyp klyper kløp spyttar spytta spytter spyttet kastar",
  "kasta kaster kastet græt gråt gråter spring sprang springer løper løp løp skrik skreik skriker skrek ropar ropte roper",
  "seier sa sier snakkar snakka snakker snakket fortel fortalde forteller fortalte spør spurde spurte svarar svarte svarer",
  "leikar leika leker lekte sit sat sitter satt står stod sto går gjekk gikk kjem kom kommer vil ville kan kunne må måtte",
  "skal skulle får fekk fikk har hadde treng trong trenger trengte klarer klarar klarte greier greidde nektar nekta nekter",
  "nektet ønskjer ønskte ønsker ønsket gjer gjorde gjør tek tok tar tør torde turte trur trudde tror trodde veit visste vet",
  "bryr mobbar mobba mobber mobbet ertar erta erter ertet plagar plaga plager plaget styrer styrte bestemmer bestemte",
  "likar likte liker elskar elsket elsker hatar hatet hater gøymer gøymde gjemmer gjemte rømmer rømte stikk stakk stikker",
  "skulkar skulka skulker skulket søv sov sover et åt spiser spiste søkjer søkte søker treffer møter møtte møtte ser såg så",
  "høyrer høyrde hører hørte skriv skreiv skriver skrev les leste leser lærer lærte sluttar slutta slutter sluttet byrja",
  "byrjar begynner begynte held heldt holder holdt kjenner kjente føler følte fungerer fungerte forstår forstod forsto",
  "mestrar mestrer mestret strevar strevde strever strevet slit sleit sliter slet vegrar vegrer vegret blir vart ble budde",
  "gret grein skreik laug lo ler flirer flirte hermar hermer herma hermet dyttar dytta dytter dyttet skubbar skubba luggar lugga",
  "lugger lugget riv reiv river rev klorar klora klorer kloret klatrar klatra klatrer klatret syng song synger sang teiknar",
  "teikna tegner tegnet banna bannar banner bannet truga trugar truer truet lurer lurte hoppar hoppa hopper hoppet drar drog dro",
  "låg ligg ligger lå sovna sovnar sovner sovnet trøystar trøysta trøster trøstet hjelper hjalp klagar klaga klager",
  "klaget krev kravde krever krevde reagerer reagerte provoserer provoserte forstyrrar forstyrrer forstyrret tullar tulla",
  "tuller tullet kysser kyssa kysset kjeftar kjefta kjefter kjeftet krangla kranglar krangler kranglet slåst sloss slåss",
  "bur bor bodde flytta flyttar flytter flyttet lyg laug lyver løy stel stal stjeler øydelegg øydela ødelegger ødela sin",
  "si sitt sine",
);

/** Said of things as well, so it tells nothing after a noun: «Mai er ein travel månad». */
export const IS = words("er var blir vart ble kjem kom kommer går gjekk gikk har hadde får fekk fikk");

/** Begin sentences without being somebody, besides what ends like an ordinary word. */
export const FIRST_WORDS = words(
  "samtidig samstundes likevel hvor elles ellers herifrå derifrå dermed gjennom overfor uansett straks snart aldri alltid ofte",
  "sjeldan sjelden stundom kanskje dessutan dessuten vidare videre deretter dernest til slutt nettopp igjen endeleg endelig",
  "plutseleg plutselig mor mamma far pappa bror folk gut gutt son vaksen voksen vikar band hermed bak ned opp fram frem borti",
  "difor derfor ingenting alt nok altså truleg trolig visst stadig rundt utover vanlegvis vanligvis kvifor heim hjem åleine",
  "alene saman sammen mest minst først sist neste førre forrige kvar hver dei de dem vår mellom ingenstad attåt innimellom",
);
/** Ends of nouns, adjectives and adverbs, and hardly of names that the lists are without. */
export const ORDINARY_END = /(?:[aet]|en|ar|er|ing|l?[ie]g|vis|som|heim|skap|dom|sam|bar|laus|løs|full|ad)$/;

/** How somebody is, and no thing: «Storm er sint». */
export const FEELS = words(
  "sint sur lei redd trist glad uroleg urolig sliten borte sjuk syk utagerande utagerende åleine alene aleine slem snill",
  "stille sjenert utrygg trygg uvenn uvenner mobba mobbet utestengd utestengt utsett utsatt frustrert urettferdig einsam ensom",
  "lat flink urokråke verst eldst yngst elev",
);

/** The nouns among the names that may begin a sentence. */
export const THINGS_TOO = words(
  "april august bjørk bror dag fred juli juni line liv lykke mai nova norma rose saga sol stein sten storm tale tone trang",
  "una vida vilja vilje andre brede edel edle adel gard eik",
);

/** A place comes next. */
export const WHERE = words("i på frå fra utanfor utenfor");
/** Something comes next that may well be a place. */
export const WHERE_TO = words("til ved mot for mellom kring rundt over nær av gjennom heile hele");

/** A month comes next. */
export const WHEN = words(
  "i innan innen medio primo ultimo før etter sidan siden tidleg tidlig sein sent seint kring rundt",
);
/** The same, before «av». */
export const PART_OF_MONTH = words("slutten starten byrjinga begynnelsen midten løpet utgangen");

/** The name of a house or a part of it comes next: «barnehagen Solveig». */
export const HOUSES = words(
  "avdeling avdelinga avdelingen base basen barnehage barnehagen skulen skolen kommunen fylket bygda bygda bydelen byen",
);
/** The names of such come next, as a list: «avdelingar: Reven og Ekornet». */
export const HEADS_OF_HOUSES = words(
  "avdelingar avdelinger avdelingane avdelingene basar baser basane basene barnehagar barnehager barnehagane barnehagene",
  "skular skoler skulane skolene grupper gruppene gruppane kommunar kommuner kommunane kommunene bygder bygdene program",
  "programmer appar apper appane appene spel spill",
);
/** The name of a thing comes next: «programmet Zippy». */
export const THINGS = words(
  "programmet prosjektet appen boka boken filmen spelet spillet verktøyet metoden modellen opplegget heftet kampanjen kurset",
  "konferansen serien songen sangen nettsida nettsiden temaet merket foreininga foreningen",
  "organisasjonen rapporten rettleiaren veilederen systemet kartleggingsverktøyet kartlegginga kartleggingen",
);
