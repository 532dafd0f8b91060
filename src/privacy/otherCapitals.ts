/** What may have a capital letter in mid-sentence without being anybody's name. All in lower case. */
const words = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(" ")));

export const NOT_NAMES = words(
  // the field's bodies and abbreviations, also as people write them with one capital
  "bti ppt ppd pp bup nav sfo fau su ikt iop vgs udir bufdir statped kripos nrk unicef barneombodet barneombudet",
  "barnevernet barnevernstenesta barnevernstjenesten helsestasjonen politiet fylkesmannen kirka kyrkja",
  "bymisjonen raude krossen røde kors redd barna frelsesarmeen speidaren speideren",
  "krle rle norsk nynorsk bokmål engelsk samisk matte matematikk naturfag samfunnsfag kroppsøving musikk kunst",
  // methods and tools
  "olweus pals duå icdp cos zippy zippys mitt valg respekt elevundersøkinga elevundersøkelsen",
  "teams feide visma vigilo acos websak conexus transponder spond unikum itslearning showbie kahoot",
  "microsoft onenote onedrive outlook word excel powerpoint sharepoint forms windows google chromebook classroom apple",
  "ipad android skype zoom facebook instagram messenger snapchat tiktok whatsapp youtube discord twitch",
  "minecraft roblox fortnite playstation nintendo netflix vipps",
  // roles and words of the meeting that many give a capital, and polite forms
  "rektor styrar styrer lærar lærer elev elevar elever foreldre tiltak mål møteleiar møteleder viddevakt",
  "barnehage barnehagen skule skulen skole skolen kommune kommunen",
  "de dem deres dykk dykkar dykkars",
  // the calendar
  "mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag",
  "januar februar mars april mai juni juli august september oktober november desember jul påske påska",
  // places: the land, its parts, towns that are talked about, lands that families have come from
  "noreg norge norden sverige danmark finland island europa asia afrika amerika",
  "oslo akershus innlandet vestfold telemark agder rogaland vestland møre romsdal trøndelag nordland troms finnmark",
  "buskerud østfold hordaland sogn fjordane sunnfjord nordfjord sunnmøre nordmøre vestlandet østlandet sørlandet",
  "bergen stavanger sandnes trondheim tromsø drammen kristiansand ålesund molde kristiansund haugesund bodø florø førde",
  "hamar lillehammer gjøvik tønsberg sandefjord larvik skien porsgrunn fredrikstad sarpsborg moss halden arendal voss",
  "stord odda volda ørsta stryn stad gloppen sogndal narvik harstad alta hammerfest kirkenes steinkjer namsos levanger",
  "ukraina russland polen litauen latvia romania tyskland syria irak iran afghanistan somalia eritrea etiopia pakistan",
);

/** Two capitals that are no initials: abbreviations, Roman numbers, and short words that someone shouts. */
export const TWO_CAPITALS = words(
  "ai dj em eu fn hr ht it iv ix ii ki ka km kp mc nb nm nn ok ot pc pp ps su tv vi vm vr vt xi",
  "av at be da de di du ei en er et få gå ha ho i ja jo må me mi nå no og om på sa se så ta ut va år",
);

/** After these a single capital letter is a label: «klasse B», «plan B». */
export const LABELLED = words(
  "alternativ avdeling base basen bokstav del fase gruppe gruppa gruppen klasse klassa klassen lag modell nivå plan",
  "planen punkt rom spørsmål steg team teamet trinn type variant vitamin",
);

/** A capitalised word before one of these is the name of a place or a house: «Furulia skule». */
export const PLACE_HEADS = words(
  "barnehage barnehagen barneskole barneskule bibliotek bydel familiesenter familiesentral fylke fylkeskommune",
  "helsestasjon idrettslag kommune kommunen kulturskole kulturskule kyrkje kirke oppvekstsenter sentrum sfo sjukehus",
  "sykehus skole skolen skule skulen ungdomsklubb ungdomsskole ungdomsskule universitet vgs",
);

/** Parts of words that name institutions, plans and occasions, never people. */
export const NOT_NAME_PART =
  /skul|skol|barnehag|kommun|senter|sentral|undersøk|direktorat|plan|tenest|tjenest|trinn|forvalt|team|prosjekt|program|møte|modell|stasjon|vernet|rådet|utval|grupp|klubb|ferien|lova$|loven$/;

/** Abbreviations that end in a full stop without ending the sentence; «t.d.» and the like are told by their shape. */
export const ABBREVIATIONS = words("ca dr dvs eks ev evt ift inkl jf kl mht nr pga prof tlf");
