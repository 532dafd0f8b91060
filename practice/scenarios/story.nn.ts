export const nn = {
  eining: "Fjordglytt skule",
  topic: "Utestenging i friminutta på mellomtrinnet",
  what: "Fleire elevar på mellomtrinnet blir haldne utanfor i friminutta. Det skjer mest i storefri og på fotballbana, og dei same gruppene går att frå veke til veke.",
  behind:
    "Elevundersøkinga i haust syner lågare trivsel på mellomtrinnet enn i fjor. Inspeksjonen har notert mange som går åleine, og foreldrekontaktane har teke det opp to gonger.",
  questions: {
    breaks: {
      text: "Skjer det like mykje i dei korte friminutta, eller er det storefri som skil seg ut?",
      answer: "Storefri skil seg ut. I dei korte friminutta rekk dei knapt å kome ut før det ringjer inn.",
    },
    pupils: {
      text: "Kva seier elevane sjølve om kvifor nokre ikkje får vere med?",
      answer: "På SFO fortel dei at laga er valde på førehand, og at det er flautt å spørje.",
    },
    adults: {
      text: "Kor mange vaksne er ute i storefri, og kvar står dei?",
      answer: "Vi er tre, og stort sett står vi saman ved inngangen.",
    },
    before: {
      text: "Har de prøvd noko tidlegare som hjelpte, om så berre ei lita stund?",
      answer: "Vi hadde leikeleiarar for to år sidan. Det gjekk godt til dei som hadde ansvaret, slutta hos oss.",
    },
    outside: { text: "Ser de det same utanfor skuletida, til dømes på fritidsklubben?" },
    gender: {
      text: "Gjeld det både gutar og jenter, og er det skilnad på korleis det skjer?",
      answer: "Begge delar. Hos gutane ser vi det på bana, hos jentene skjer det meir i det stille.",
    },
  },
  statusQuo: "utestenging frå leiken i storefri på mellomtrinnet, ofte utan at vi vaksne ser det",
  reservation:
    "Eg trur språket elevane bruker om kvarandre, heng tett saman med dette. Det bør ikkje gå i gløymeboka, sjølv om det ikkje er hovudsaka i dag.",
  factors: {
    inspection: "Vi som har inspeksjon, står samla ved inngangen og ser ikkje fotballbana.",
    football: "Storefri er lang, og det finst ikkje noko tilbod for dei som ikkje spelar fotball.",
    agreement: "Vi har ikkje avtalt kva vi gjer når vi ser nokon som går åleine.",
    teams: "Elevane vel lag sjølve, og det er alltid dei same som vel.",
    inviting: "Elevane har ikkje øvd på å invitere andre inn i ein leik.",
    sameSpot: "Inspeksjonen er på same staden kvar dag, så store delar av uteområdet er utan vaksne.",
    chats: "Det som blir skrive i chattegrupper på kveldstid, følgjer med inn i friminuttet.",
    plan: "Leiinga har ikkje følgt opp inspeksjonsplanen sidan i haust.",
  },
  proposals: {
    zones:
      "Ny inspeksjonsplan med faste soner: éin vaksen ved fotballbana, éin ved klatrestativet og éin som går rundt.",
    playLeaders: "Leikeleiarar frå det øvste trinnet set i gang éin felles leik i storefri tre dagar i veka.",
    equipment: "SFO låner ut utstyrsskapet i storefri, så det finst fleire ting å gjere enn å spele fotball.",
    practice: "PPT kjem på eit personalmøte og øver med oss på korleis vi går inn i leiken og får fleire med.",
    observe: "Ein frå skulen går ein fast runde i storefri i to veker og noterer kvar nokon står åleine.",
  },
  plans: {
    zones: {
      oppmerksomheit: "Elevar blir utestengde i storefri på stader der ingen vaksne er.",
      goal: "Alle på mellomtrinnet har nokon å vere saman med i storefri, og ein vaksen er aldri langt unna.",
      successSigns:
        "Inspeksjonen noterer færre som går åleine, veke for veke, og elevane seier i klasserådet at dei veit kvar dei finn ein vaksen.",
      evaluatedBy: "Rektor og dei som har inspeksjon",
      evaluatedHow: "Vi samanliknar notata frå inspeksjonen før og etter, og spør klasseråda.",
    },
    practice: {
      oppmerksomheit: "Vi vaksne er usikre på korleis vi hjelper fleire inn i leiken.",
      goal: "Alle som har inspeksjon, bruker dei innøvde måtane å invitere elevar inn i leiken på, kvar veke.",
      successSigns:
        "Dei som har inspeksjon, kan fortelje om noko dei har prøvd, og elevane spør oftare om vi vil vere med.",
      evaluatedBy: "Rektor saman med PPT",
      evaluatedHow: "Ein kort samtale på personalmøtet, med døme på kva vi har prøvd.",
    },
  },
  evaluations: {
    torstein: {
      worked: "Alle kom til orde, også dei som elles er stille.",
      better: "Eg ville gjerne hatt temaet nokre dagar før.",
      structure: "yes",
      useful: "yes",
      nextTime: "Send ut tala frå undersøkinga på førehand.",
    },
    viddevakt: {
      worked: "Det var godt å få seie ting ferdig utan å bli avbroten.",
      better: "",
      structure: "yes",
      useful: "yes",
      nextTime: "",
    },
    secretary: {
      worked: "At vi skilde mellom spørsmål og forslag.",
      better: "Det gjekk litt fort då vi skulle velje.",
      structure: "partly",
      useful: "yes",
      nextTime: "Set av meir tid til planane.",
    },
    sfo: {
      worked: "Vi enda med noko vi kan gjere allereie i neste veke.",
      better: "",
      structure: "yes",
      useful: "yes",
      nextTime: "",
    },
    leader: {
      worked: "PPT og helsesjukepleiar stilte spørsmål vi ikkje hadde tenkt på sjølve.",
      better: "Eg skildra litt for lenge.",
      structure: "yes",
      useful: "partly",
      nextTime: "Hald skildringa kortare.",
    },
  },
  seen: {
    zones: "Vi har gått i faste soner kvar dag i fire veker. Det er lettare å sjå kven som står åleine.",
    adults: "Eg la merke til at elevane kjem til oss oftare når dei veit kvar vi er.",
    pitch: "Ved fotballbana står framleis mange utanfor. Der rekk ikkje éin vaksen over alt.",
    practice: "Dei som øvde med oss, inviterer fleire inn i leiken.",
  },
  afterwards: {
    reason: "Det er rolegare i to av tre soner. Ved fotballbana står mange framleis utanfor.",
    next: "To vaksne har fast plass ved fotballbana i kvart langfriminutt, og set i gang ein leik saman med elevane.",
    well: "No er det plass til fleire ved fotballbana, og dei vaksne trengst der ikkje lenger.",
    practiceNext: "Vi øver to og to på å invitere fleire inn i leiken, ti minutt på kvart personalmøte.",
  },
} as const;
