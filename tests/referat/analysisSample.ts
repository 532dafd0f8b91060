/** Records with as many factors as a test asks for, for the analysis picture. */
import type { Factor, MeetingRecord, Proposal } from "../../src/meeting/record.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { eventful } from "./sample.ts";

const FACTOR_TEXTS = [
  "For få vaksne ute i storefri, og dei som er ute, står mest ved inngangane",
  "Skulegarden har lite å gjere på for mellomtrinnet",
  "Utydelege forventningar til vaksenrolla",
  "Overgangen frå time til friminutt er ustrukturert",
  "Lang skuleveg og tidlege bussar",
  "Samarbeidsrutinane mellom skulefritidsordninga og kontaktlærarane er ikkje kjende for alle",
  "Mobilbruk",
  "Elevane har ulike reglar for same leik frå trinn til trinn",
  "Konfliktar frå sosiale medium heldt fram på skulen utan at nokon tek tak i dei før det smell",
  "Vikarar utan opplæring",
];
const TILTAK_TEXTS = [
  "To faste vaksne har leik i storefri kvar dag",
  "Elevrådet deler ut utstyr og viser leikar, ein dag for kvart trinn",
  "PPT orienterer om vaksenrolla på personalmøte",
  "Felles startrutine etter friminutt, øvd inn på alle trinn i to veker",
];

/** `tiltak` of them answer the `chosen` factors in turn; the first two are taken. */
export function analysed(count: number, chosen: number, tiltak: number): EndedMeeting {
  const base = { visit: 5, authorId: "olav", writtenById: "olav", saidAtMs: 0, edited: false, withdrawn: false };
  const factors = Array.from(
    { length: count },
    (_, i): Factor => ({
      ...base,
      id: `f${i}`,
      kind: "factors",
      text: FACTOR_TEXTS[i % FACTOR_TEXTS.length] ?? "",
      systemFactor: i < chosen || i % 4 !== 3,
    }),
  );
  const proposals = Array.from(
    { length: tiltak },
    (_, i): Proposal => ({
      ...base,
      id: `t${i}`,
      kind: "tiltak",
      text: TILTAK_TEXTS[i % TILTAK_TEXTS.length] ?? "",
      factorId: `f${i % chosen}`,
      tiltakKind: "inGroup",
    }),
  );
  const meeting = eventful();
  const [plan] = Object.values(meeting.record.plans);
  const record: MeetingRecord = {
    ...meeting.record,
    contributions: [...factors, ...proposals],
    chosenFactorIds: factors.slice(0, chosen).map((f) => f.id),
    votes: Object.fromEntries(
      factors.slice(0, 12).map((f, i) => [`p${i}`, [f.id, ...(i < 4 ? ["f0"] : []), ...(i < 2 ? ["f1"] : [])]]),
    ),
    plans: plan === undefined ? {} : Object.fromEntries(proposals.slice(0, 2).map((p) => [p.id, plan])),
  };
  return { ...meeting, record };
}
