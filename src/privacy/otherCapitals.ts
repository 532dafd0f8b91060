/** What may have a capital letter in mid-sentence without being anybody's name. All in lower case, by our own hand. */
const words = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(" ")));

export const NOT_NAMES = words(
  // the field's bodies and abbreviations, also as people write them with one capital
  "bti ppt ppd pp bup nav sfo fau su ikt iop vgs udir bufdir statped kripos nrk unicef barneombodet barneombudet utk abup",
  "hfu vop amu iks ntnu uio uib nokut ssb fhi hdir lk tl kap kapittel paragraf fug elevrådet helfo",
  "barnevernet barnevernstenesta barnevernstjenesten helsestasjonen politiet fylkesmannen kirka kyrkja habilitering",
  "stortinget storting regjeringa regjeringen departementet høgre høyre venstre arbeidarpartiet arbeiderpartiet senterpartiet",
  "sametinget forsvaret ahus telenor gjensidige hotell hotel museum nato nho lo idrettsforbundet raudt rødt krf frp ap dok dokument barndom barndommen hovudutvalet formannskapet",
  "bymisjonen raude krossen røde kors redd barna frelsesarmeen speidaren speideren",
  "krle rle norsk nynorsk bokmål engelsk samisk matte matematikk naturfag samfunnsfag kroppsøving musikk kunst",
  "pashto dari urdu farsi persisk kurdisk sorani kurmanji tamil thai vietnamesisk kinesisk russisk litauisk tyrkisk albansk",
  "bosnisk serbisk rumensk portugisisk italiensk amharisk swahili tagalog dansk svensk nordisk europeisk skandinavisk",
  "mat helse handverk håndverk utdanningsval utdanningsvalg tysk fransk spansk arabisk polsk somali tigrinja ukrainsk gym",
  // methods and tools
  "olweus pals duå icdp cos zippy zippys mitt valg respekt elevundersøkinga elevundersøkelsen ungdata spekter innblikk",
  "lesson study dembra link være vere saman sammen steg trygge tras asq wisc ordkjeda",
  "teams feide visma vigilo acos websak conexus transponder spond unikum itslearning showbie kahoot oppad iup",
  "microsoft onenote onedrive outlook word excel powerpoint sharepoint forms windows google chromebook classroom apple",
  "ipad ipaden pc android skype zoom facebook instagram messenger snapchat snap snappen tiktok whatsapp youtube discord",
  "twitch telegram jodel reddit spotify minecraft roblox fortnite playstation nintendo netflix vipps fifa pokemon lego switch",
  "chatgpt copilot gpt covid korona internett nett",
  // teaching aids, publishers and those who help schools
  "kikora salaby campus inkrement aschehoug gyldendal cappelen damm fagbokforlaget skolestudio skulestudio dragonbox relemo",
  "mylder kidplan rema kiwi coop taxi wi-fi wifi counter-strike counter strike inside out classroom management brawl stars paw patrol meo among us skam supernytt blåfjell",
  "padlet mentimeter canva onmeetings moava skooler vokal leseloftet utdanningsdirektoratet barnevakten redningsselskapet",
  "tuba luba psykologisk grønne tanker mestringskatten zones robust ung kors nullmobbing blime blimedansen mot",
  // roles and words of the meeting that many give a capital, and polite forms
  "rektor styrar styrer lærar lærer elev elevar elever foreldre føresette foresatte tiltak mål møteleiar møteleder viddevakt",
  "inspektør assistent assistentar assistenter vikar vikaren helsesyster helsesøster helsesjukepleiar helsesykepleier",
  "barnehage barnehagen skule skulen skole skolen kommune kommunen ped pedagog fagarbeidar fagarbeider logoped psykolog",
  "referent deltakar deltaker deltakarar deltakere teneste tjeneste eining eininga enhet enheten tema uro mobbing trivsel fase runde",
  "oppmerksomheit stafettlogg referat agenda sak saker vedtak frist ansvar ansvarleg ansvarlig utfordring status quo",
  "friminutt friminuttet friminutta friminuttene storefri kantine kantina kantinen gymsal gymsalen aula aulaen garderobe",
  "garderoben garderobene skulegard skulegarden skolegård skolegården uteområdet bibliotek biblioteket klasserommet",
  "personalrommet grupperommet verkstad verkstaden ballbinge ballbingen skulebuss skulebussen skolebussen buss bussen",
  "storgruppe lillegruppe veslegruppe fellestid midttime fleirtid samling samlingsstund utetid innetid leksehjelp leirskule",
  "leirskole foreldremøte utviklingssamtale teamtid sentrum plan planen dato stad sted tid klokka klokken dag veke uke",
  "de dem deres dykk dykkar dykkars eg jeg du han ho hun vi dei det den dette desse disse ja nei ikkje ikke og men",
  "mange alle nokre noen nokon nokre ingen kva hva kvifor hvorfor korleis hvordan kven hvem når dette der her så då da etter",
  "før på med til for men om at som kan skal må vil har er var blir også òg no nå bare berre fleire flere det går gjer gjør ein",
  "ei en et eit sånn slik kanskje difor derfor viss hvis dersom sjølv selv heile hele begge kvar hver",
  "raud rød blå grøn grønn gul kvit hvit svart lilla oransje stor store liten lita små ny nye gammal gammel gamal felles",
  "hei hallo takk obs ps nb merk nb kl ca jf",
  // the calendar
  "mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag",
  "januar februar mars september oktober november desember jul jula julen påske påska påsken pinse haust hausten høst høsten",
  "våren vinter vinteren sommar sommaren sommer sommeren ramadan",
  "gud jesus allah koranen bibelen",
);

/** Two capitals that are no initials: abbreviations, Roman numbers, and short words that someone shouts. */
export const TWO_CAPITALS = words(
  "ai bh bu bv dj em eu fn ha hk hr hs ht ia id it iv ix ii ki ka km kp ks kv lk lp mc nb nm nn ok ot pc pp pr ps pt pu qr",
  "sa sp sv st su tl tv uh vg vi vm vo vr vt wc xi",
  "av at be da de di du ei en er et få gå ha ho i ja jo kl må me mi nå no og om på sa se så ta ut va år",
);

/** After these a single capital letter is a label: «klasse B», «plan B». */
export const LABELLED = words(
  "alternativ avdeling base basen bokstav del fase gruppe gruppa gruppen klasse klassa klassen lag modell nivå plan",
  "planen punkt rom spørsmål steg team teamet trinn type variant vedlegg vitamin",
);

/** A capitalised word before one of these is the name of a place or a house: «Furulia skule». */
export const PLACE_HEADS = words(
  "barnehage barnehagen barneskole barneskule bibliotek bydel familiesenter familiesentral fylke fylkeskommune",
  "helsestasjon idrettslag kommune kommunen kulturskole kulturskule kyrkje kirke oppvekstsenter oppvekstområde sentrum sfo",
  "sjukehus sykehus skole skolen skule skulen skulekrins ungdomsklubb ungdomsskole ungdomsskule universitet",
  "vidaregåande videregående vgs bru sokn krins avdeling avdelinga avdelingen base basen gruppe gruppa gruppen hus",
);

/** Abbreviations that end in a full stop without ending the sentence; «t.d.» and the like are told by their shape. */
export const ABBREVIATIONS = words("ca dr dvs eks ev evt ift inkl jf kl mht nr ped pga prof tlf");
