/**
 * Names of places that people in schools and kindergartens write about, word by word and in lower case.
 *
 * Source: the facts of Kartverket's list of municipalities and counties from 2024 (CC BY 4.0); towns, regions, boroughs and
 * lands by our own hand. What a name may be besides was sorted by ourselves.
 */
const words = (places: string): ReadonlySet<string> => new Set(places.trim().split(/\s+/));

export const PLACES = words(`
aarborte afghanistan afrika agder akershus albania algerie alna alstahaug alta alvdal alver amerika andenes andøy
aremark arendal asker askim askvoll askøy aukra aurland aurskog-høland aust-agder austevoll australia austrheim averøy
balestrand balsfjord bamble bardu bardufoss beiarn belgia bergen berlevåg berlin bindal birkenes bjerkreim
bjørnafjorden bodø bokn bosnia brasil brekstad bremanger brumunddal brønnøy brønnøysund bulgaria burundi buskerud
bygland bykle båtsfjord bærum bømlo canada chile colombia dalane danmark deatnu dielddanuorri dovrefjell drammen
drangedal drøbak dyrøy dønna egersund egypt eidfjord eidsdal eidskog eidsvoll eigersund eiker elnesvågen elverum
enebakk engerdal england eritrea estland etiopia etne etnedal europa evenes evje fagernes fana farsund fauske fedje
filippinane filippinene finland finnmark finnmarksvidda finnsnes fitjar fjaler fjord fjordane flakstad flatanger
flekkefjord flesberg flora florø flå folldal follo fosen fosnavåg frankrike fredrikstad frogn frogner froland frosta
furuset fyllingsdalen fyresdal færder førde gambia gamvik gaular gauldal gausdal gaza geilo geiranger ghana gildeskål
giske gjemnes gjerdrum gjerstad gjesdal gjøvik glomma gloppen gol grane gratangen grenland grimstad grong grorud grue
gudbrandsdalen gulen guovdageaidnu gáivuotna gøteborg hadeland hadsel halden hallingdal hamar hamarøy hammerfest haram
hardanger hardangerfjorden hardangervidda hareid harstad hasvik hattfjelldal haugalandet haugesund hedmark hedmarken
heim heimdal helgeland hellas hemnes hemsedal hermansverk herøy hitra hjartdal hjelmeland hokksund holmestrand holmlia
holtålen honningsvåg hordaland hornindal hornnes horten hundvåg hurdal husnes hustadvika hvaler hyllestad hábmer hå
hægebostad hønefoss høyanger høylandet ibestad inderøy indre innherred innlandet irak iran irland island italia
iveland jessheim jevnaker jotunheimen jæren jølster jørpeland karasjok karlsøy karmøy kaupanger kautokeino kenya kina
klepp knarvik kolbotn kolvereid kongo kongsberg kongsvinger kopervik kosovo kragerø kristiansand kristiansund kroatia
krødsherad kurdistan kvam kvinesdal kvinnherad kviteseid kvitsøy kvæfjord kvænangen kyrksæterøra kárášjohka kåfjord
københavn lakselv laksevåg land langesund langevåg lanka larvik latvia lavangen lebesby leikanger leirfjord leirvik
leka leknes lesja levanger libanon lier lierne lillehammer lillesand lillestrøm lindesnes lindås lista litauen loabák
lofoten lom london longyearbyen loppa lunner lurøy lyngdal lyngen lærdal lødingen lørenskog løten majorstua malvik
mandal marker marokko masfjorden melhus meløy meråker midt-noreg midt-norge midt-telemark midtre mjøndalen mjøsa
modalen modum moelv molde mortensrud mosjøen moskenes moss mysen målselv måløy måsøy møre namdalen namsos namsskogan
nannestad narvik naustdal nederland nedre nesbyen nesna nesodden nesseby nigeria nissedal nittedal nome nord-aurdal
nord-fron nord-noreg nord-norge nord-odal nord-trøndelag norden nordfjord nordfjordeid nordhordland nordkapp nordland
nordmøre nordre nordreisa nordstrand nore noreg norge norheimsund notodden numedal nærøysund odda ofoten oppdal
oppland orkanger orkland osen oslo osterøy otta overhalla pakistan palestina paris polen porsanger porsgrunn portugal
raarvihke rakkestad randaberg ranheim rauma rendalen rennebu rindal ringebu ringerike ringsaker risør rjukan rogaland
rollag romania romerike romsdal romsås rondane rosendal russland rwanda ryfylke råde rælingen rødøy røros rørvik røst
røyrvik sagene salangen saltdal salten samnanger sandane sandefjord sandnes sandnessjøen sandvika sapmi sarpsborg
sauda sel selbu selje seljord senja serbia setesdal sigdal sirdal skaun ski skibotn skien skiptvet skjervøy skjåk
skottland skudeneshavn slidre smøla snåase snåsa sogn sogndal sognefjorden sokndal solund solør somalia sortland sotra
spania spjelkavik sri stabekk stad stathelle stavanger stavern steinkjer stjørdal stjørdalshalsen stockholm
stokmarknes stor-elvdal stord storfjord storslett stovner stranda straume stryn strømmen støren sudan sula suldal
sunndal sunndalsøra sunnfjord sunnhordland sunnmøre surnadal svalbard sveio sverige svolvær sykkylven syria sápmi
sætre sømna søndre sør-aurdal sør-fron sør-odal sør-trøndelag sør-varanger sørfold sørlandet sørreisa tana tananger
telemark thailand time tingvoll tinn tjeldsund tokke tolga toten trollheimen trolltunga troms tromsø trondheim trysil
træna trøndelag tvedestrand tydal tynset tyrkia tyskland tysnes tysvær tønsberg uganda ukraina ullensaker ullensvang
ulstein ulsteinvik ulvik unjárga usa utsira uvdal vadsø vaksdal valdres valldal vanylven vardø vefsn vegårshei
venezuela vennesla verdal verdalsøra vest-agder vestby vesterålen vestfold vestland vestlandet vestnes vestre
vestvågøy vevelstad vietnam viken vindafjord vinstra volda vågan vågsbygd vågsøy vågå våler værøy ytre ytrebygda
åfjord åkrehamn ål ålesund åmli åmot åndalsnes årdal åsane åseral åsgårdstrand åsnes øksnes ørland ørsta østerdalen
østfold østlandet østre øvre øyer øygarden øystre`);

/** People are called this too, so it is a place after a word like «i» and «frå» only. */
export const PLACES_ALSO_NAMES = words(`
arna asia aure berg bjerke brevik bryne bø dale dovre eid eide frøya gran hol hole india israel jordan kinn lund
luster mo nes os rana sande siljan sola stange steigen strand valle vang vega vik vinje voss ås`);

/** Ends of the names of farms, hamlets and houses; families have many of them too. */
const ENDS =
  /(?:haug|haugen|li|lia|bakk|bakken|stad|vik|vika|nes|neset|land|heim|gløtt|glytt|gard|garden|gård|tun|tunet|dal|dalen|stua|stova|ås|åsen|berg|berget|mark|marka|bru|vang|moen|skog|skogen|vatn|vatnet|vann|vannet|fjord|fjorden|fjell|fjellet|hagen|kollen|lund|lunden|øy|øya|øyna|holm|holmen|sund|sundet|elva|rud|set|seter|sæter|mo|eid|eidet|bygd|bygda|toppen|kroken|myra|løa|strand|stranda|torget|hei|heia|tjern|tjønn|brekka|rabben|solstrål|solstrålen|reven|bjørnen|elva|viken|botn|botnen)$/;

export const isPlaceLike = (lower: string): boolean => ENDS.test(lower);
