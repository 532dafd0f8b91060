export const nb = {
  eining: "Fjordglytt skole",
  topic: "Utestenging i friminuttene på mellomtrinnet",
  what: "Flere elever på mellomtrinnet blir holdt utenfor i friminuttene. Det skjer mest i storefri og på fotballbanen, og de samme gruppene går igjen fra uke til uke.",
  behind:
    "Elevundersøkelsen i høst viser lavere trivsel på mellomtrinnet enn i fjor. Inspeksjonen har notert mange som går alene, og foreldrekontaktene har tatt det opp to ganger.",
  questions: {
    breaks: {
      text: "Skjer det like mye i de korte friminuttene, eller er det storefri som skiller seg ut?",
      answer: "Storefri skiller seg ut. I de korte friminuttene rekker de knapt å komme ut før det ringer inn.",
    },
    pupils: {
      text: "Hva sier elevene selv om hvorfor noen ikke får være med?",
      answer: "På SFO forteller de at lagene er valgt på forhånd, og at det er flaut å spørre.",
    },
    adults: {
      text: "Hvor mange voksne er ute i storefri, og hvor står de?",
      answer: "Vi er tre, og stort sett står vi sammen ved inngangen.",
    },
    before: {
      text: "Har dere prøvd noe tidligere som hjalp, om så bare en liten stund?",
      answer: "Vi hadde lekeledere for to år siden. Det gikk godt til de som hadde ansvaret, sluttet hos oss.",
    },
    outside: { text: "Ser dere det samme utenfor skoletiden, for eksempel på fritidsklubben?" },
    gender: {
      text: "Gjelder det både gutter og jenter, og er det forskjell på hvordan det skjer?",
      answer: "Begge deler. Hos guttene ser vi det på banen, hos jentene skjer det mer i det stille.",
    },
  },
  statusQuo: "utestenging fra leken i storefri på mellomtrinnet, ofte uten at vi voksne ser det",
  reservation:
    "Jeg tror språket elevene bruker om hverandre, henger tett sammen med dette. Det bør ikke gå i glemmeboken, selv om det ikke er hovedsaken i dag.",
  factors: {
    inspection: "Vi som har inspeksjon, står samlet ved inngangen og ser ikke fotballbanen.",
    football: "Storefri er lang, og det finnes ikke noe tilbud for dem som ikke spiller fotball.",
    agreement: "Vi har ikke avtalt hva vi gjør når vi ser noen som går alene.",
    teams: "Elevene velger lag selv, og det er alltid de samme som velger.",
    inviting: "Elevene har ikke øvd på å invitere andre inn i en lek.",
    sameSpot: "Inspeksjonen er på samme sted hver dag, så store deler av uteområdet er uten voksne.",
    chats: "Det som blir skrevet i chattegrupper på kveldstid, følger med inn i friminuttet.",
    plan: "Ledelsen har ikke fulgt opp inspeksjonsplanen siden i høst.",
  },
  proposals: {
    zones: "Ny inspeksjonsplan med faste soner: én voksen ved fotballbanen, én ved klatrestativet og én som går rundt.",
    playLeaders: "Lekeledere fra øverste trinn setter i gang én felles lek i storefri tre dager i uken.",
    equipment: "SFO låner ut utstyrsskapet i storefri, så det finnes flere ting å gjøre enn å spille fotball.",
    practice: "PPT kommer på et personalmøte og øver med oss på hvordan vi går inn i leken og får flere med.",
    observe: "En fra skolen går en fast runde i storefri i to uker og noterer hvor noen står alene.",
  },
  plans: {
    zones: {
      oppmerksomheit: "Elever blir utestengt i storefri på steder der ingen voksne er.",
      goal: "Alle på mellomtrinnet har noen å være sammen med i storefri, og en voksen er aldri langt unna.",
      successSigns:
        "Inspeksjonen noterer færre som går alene, uke for uke, og elevene sier i klasserådet at de vet hvor de finner en voksen.",
      evaluatedBy: "Rektor og de som har inspeksjon",
      evaluatedHow: "Vi sammenligner notatene fra inspeksjonen før og etter, og spør klasserådene.",
    },
    practice: {
      oppmerksomheit: "Vi voksne er usikre på hvordan vi hjelper flere inn i leken.",
      goal: "Alle som har inspeksjon, bruker de innøvde måtene å invitere elever inn i leken på, hver uke.",
      successSigns:
        "De som har inspeksjon, kan fortelle om noe de har prøvd, og elevene spør oftere om vi vil være med.",
      evaluatedBy: "Rektor sammen med PPT",
      evaluatedHow: "En kort samtale på personalmøtet, med eksempler på hva vi har prøvd.",
    },
  },
  evaluations: {
    torstein: {
      worked: "Alle kom til orde, også de som ellers er stille.",
      better: "Jeg ville gjerne hatt temaet noen dager før.",
      structure: "yes",
      useful: "yes",
      nextTime: "Send ut tallene fra undersøkelsen på forhånd.",
    },
    viddevakt: {
      worked: "Det var godt å få si ting ferdig uten å bli avbrutt.",
      better: "",
      structure: "yes",
      useful: "yes",
      nextTime: "",
    },
    secretary: {
      worked: "At vi skilte mellom spørsmål og forslag.",
      better: "Det gikk litt fort da vi skulle velge.",
      structure: "partly",
      useful: "yes",
      nextTime: "Sett av mer tid til planene.",
    },
    sfo: {
      worked: "Vi endte med noe vi kan gjøre allerede neste uke.",
      better: "",
      structure: "yes",
      useful: "yes",
      nextTime: "",
    },
    leader: {
      worked: "PPT og helsesykepleier stilte spørsmål vi ikke hadde tenkt på selv.",
      better: "Jeg beskrev litt for lenge.",
      structure: "yes",
      useful: "partly",
      nextTime: "Hold beskrivelsen kortere.",
    },
  },
  seen: {
    zones: "Vi har gått i faste soner hver dag i fire uker. Det er lettere å se hvem som står alene.",
    adults: "Jeg la merke til at elevene kommer til oss oftere når de vet hvor vi er.",
    pitch: "Ved fotballbanen står fortsatt mange utenfor. Der rekker ikke én voksen over alt.",
    practice: "De som øvde med oss, inviterer flere inn i leken.",
  },
  afterwards: {
    reason: "Det er roligere i to av tre soner. Ved fotballbanen står mange fortsatt utenfor.",
    next: "To voksne har fast plass ved fotballbanen i hvert langfriminutt, og setter i gang en lek sammen med elevene.",
    well: "Nå er det plass til flere ved fotballbanen, og de voksne trengs ikke der lenger.",
    practiceNext: "Vi øver to og to på å invitere flere inn i leken, ti minutter på hvert personalmøte.",
  },
} as const;
