/**
 * Names of places that people in schools and kindergartens write about, word by word and in lower case.
 *
 * Source: the facts of Kartverket's list of municipalities and counties from 2024 (CC BY 4.0); towns, regions, boroughs and
 * lands by our own hand. What a name may be besides was sorted by ourselves.
 */
const words = (places: string): ReadonlySet<string> => new Set(places.trim().split(/\s+/));

export const PLACES = words(`
aarborte afghanistan afrika agder akershus albania aleppo algerie alicante alna alstahaug alta alvdal alver amerika
amsterdam andenes andøy angola ankara aremark arendal argentina asker askim askvoll askøy asmara aukra aurland
aurskog-høland aust-agder aust-europa aust-telemark austerrike austevoll austlandet australia austrheim averøy bagdad
balestrand balkan balsfjord bamble bangladesh barcelona bardu bardufoss beiarn beirut beitostølen belgia bergen
berlevåg berlin besseggen bindal birkenes bjerkreim bjørnafjorden blindern bodø bokn bolivia bosnia brasil brekstad
bremanger brumunddal brussel brønnøy brønnøysund budapest bulgaria burundi buskerud bygland bykle båtsfjord bærum
bømlo california canada chile colombia cuba dalane damaskus danmark deatnu dielddanuorri dovrefjell drammen drangedal
drøbak dyrøy dønna ecuador egersund egypt eidfjord eidsdal eidskog eidsvoll eigersund eiker elnesvågen elverum emirata
emiratene enebakk engerdal england eritrea estland etiopia etne etnedal europa evenes evje fagernes fana farsund
fauske fedje filippinane filippinene finland finnmark finnmarksvidda finnsnes fitjar fjaler fjord fjordane flakstad
flatanger flekkefjord flesberg flora florida florø flå folldal follo fosen fosnavåg frankrike fredrikstad frogn
frogner froland frosta furuset fyllingsdalen fyresdal færder færøyane færøyene førde galdhøpiggen gambia gamvik gaular
gauldal gausdal gaustatoppen gaza geilo geiranger ghana gildeskål giske gjemnes gjerdrum gjerstad gjesdal gjøvik
glomma gloppen gol grane gratangen grenland grimstad grong grorud grue grønland gudbrandsdalen gulen guovdageaidnu
gáivuotna gøteborg hadeland hadsel halden hallingdal hamar hamarøy hammerfest haram hardanger hardangerfjorden
hardangervidda hareid harstad hasvik hattfjelldal haugalandet haugesund haukeland hedmark hedmarken heim heimdal
helgeland hellas hemnes hemsedal hermansverk herøy hitra hjartdal hjelmeland hokksund holmestrand holmlia holtålen
honningsvåg hordaland hornindal hornnes horten hovden hundvåg hurdal husnes hustadvika hvaler hviterussland hyllestad
hábmer hå hægebostad hønefoss høyanger høylandet ibestad inderøy indonesia indre innherred innlandet irak iran irland
island istanbul italia iveland japan jemen jerusalem jessheim jevnaker jotunheimen jæren jølster jørpeland kabul
kambodsja kamerun karasjok karlsøy karmøy kasakhstan kaupanger kautokeino kenya kharkiv kiev kina klepp kløfta knarvik
kolbotn kolvereid kongo kongsberg kongsvinger kopervik korea kosovo kragerø kreta kristiansand kristiansund kroatia
krødsherad kurdistan kuwait kvam kvinesdal kvinnherad kviterussland kviteseid kvitsøy kvæfjord kvænangen kyiv kypros
kyrksæterøra kárášjohka kåfjord københavn lakselv laksevåg land langesund langevåg lanka laos larvik latvia lavangen
lebesby leikanger leirfjord leirvik leka leknes lesja levanger libanon liberia libya lier lierne lillehammer lillesand
lillestrøm lindesnes lindås lista litauen loabák lofoten lom london longyearbyen loppa lunner lurøy luxemburg lyngdal
lyngen lærdal lødingen lørenskog løten madrid majorstua makedonia malaysia mali mallorca malta malvik mandal marker
marokko masfjorden melhus meløy meråker mexico midt-noreg midt-norge midt-telemark midtausten midtre midtøsten milano
mjøndalen mjøsa modalen modum moelv mogadishu molde moldova mongolia montenegro mortensrud mosjøen moskenes moskva
moss mysen målselv måløy måsøy møre namdalen namsos namsskogan nannestad narvik naustdal nederland nedre nepal nesbyen
nesna nesodden nesseby nigeria nissedal nittedal nome nord-amerika nord-aurdal nord-europa nord-fron nord-korea
nord-noreg nord-norge nord-odal nord-trøndelag norden nordfjord nordfjordeid nordhordland nordkapp nordland nordmøre
nordre nordreisa nordstrand nore noreg norge norheimsund notodden numedal nærøysund odda ofoten oppdal oppland
orkanger orkland osen oslo oslofjorden osterøy otta overhalla pakistan palestina paris peru polen porsanger porsgrunn
portugal praha preikestolen qatar raarvihke rakkestad randaberg ranheim rauma rendalen rennebu rhodos riga rindal
ringebu ringerike ringsaker risør rjukan rogaland rollag roma romania romerike romsdal romsås rondane rosendal
russland rwanda ryfylke råde rælingen rødøy røros rørvik røst røyrvik sagene salangen saltdal salten samnanger sandane
sandefjord sandnes sandnessjøen sandvika sapmi sarpsborg sauda saudi-arabia sel selbu selje seljord senegal senja
serbia setesdal sigdal singapore sirdal skandinavia skaun ski skibotn skien skiptvet skjervøy skjåk skottland
skudeneshavn slidre slovakia slovenia smøla snåase snåsa sogn sogndal sognefjorden sokndal solund solør somalia
sortland sotra spania spjelkavik sri stabekk stad stathelle stavanger stavern steinkjer stjørdal stjørdalshalsen
stockholm stokmarknes stor-elvdal storbritannia stord storfjord storslett stovner stranda straume stryn strømmen
støren sudan sula suldal sunndal sunndalsøra sunnfjord sunnhordland sunnmøre surnadal svalbard sveio sveits sverige
svolvær sykkylven syria sápmi sætre sømna søndre sør-afrika sør-amerika sør-aurdal sør-europa sør-fron sør-korea
sør-odal sør-trøndelag sør-varanger sørfold sørlandet sørreisa tana tananger teheran telemark tenerife thailand tibet
time tingvoll tinn tjeldsund tokke tolga toten trollheimen trolltunga troms tromsø trondheim trondheimsfjorden trysil
træna trøndelag tsjekkia tunisia tvedestrand tydal tynset tyrkia tyskland tysnes tysvær tønsberg uganda ukraina
ullensaker ullensvang ullevål ulstein ulsteinvik ulvik ungarn unjárga uruguay usa usbekistan utsira uvdal vadsø
vaksdal valdres valldal vanylven vardø vefsn vegårshei venezia venezuela vennesla verdal verdalsøra vest-agder
vest-europa vest-telemark vestby vesterålen vestfold vestland vestlandet vestnes vestre vestvågøy vevelstad vietnam
viken vilnius vindafjord vinstra volda vågan vågsbygd vågsøy vågå våler værøy warszawa washington wien ytre ytrebygda
åfjord åkrehamn ål ålesund åmli åmot åndalsnes årdal åsane åseral åsgårdstrand åsnes øksnes ørland ørsta øst-europa
øst-telemark østerdalen østerrike østfold østlandet østre øvre øyer øygarden øystre`);

/** People are called this too, so it is a place after a word like «i» and «frå» only. */
export const PLACES_ALSO_NAMES = words(`
arna asia aure berg bjerke brevik bryne bø dale dovre eid eide frøya gran hol hole india israel jordan kinn lund
luster mo nes os rana sande siljan sola stange steigen strand valle vang vega vik vinje voss ås`);

/** Ends of the names of farms, hamlets and houses; families have many of them too. */
const ENDS =
  /(?:haug|haugen|li|lia|bakk|bakken|stad|vik|vika|nes|neset|land|heim|gløtt|glytt|gard|garden|gård|tun|tunet|dal|dalen|stua|stova|ås|åsen|berg|berget|mark|marka|bru|vang|moen|skog|skogen|vatn|vatnet|vann|vannet|fjord|fjorden|fjell|fjellet|hagen|kollen|lund|lunden|øy|øya|øyna|holm|holmen|sund|sundet|elva|rud|set|seter|sæter|mo|eid|eidet|bygd|bygda|toppen|kroken|myra|løa|strand|stranda|torget|hei|heia|tjern|tjønn|brekka|rabben|solstrål|solstrålen|reven|bjørnen|elva|viken|botn|botnen)$/;

export const isPlaceLike = (lower: string): boolean => ENDS.test(lower);
