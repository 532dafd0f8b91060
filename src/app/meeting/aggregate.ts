/** The meeting as an aggregate: its rules, its rows, and how its events are stored. */
import type { Command } from "../../meeting/commands.ts";
import { decide } from "../../meeting/decide.ts";
import { effects } from "../../meeting/effects.ts";
import type { MeetingEvent } from "../../meeting/events.ts";
import { evolve, noMeeting } from "../../meeting/evolve.ts";
import type { Job } from "../../meeting/jobs.ts";
import type { MeetingState } from "../../meeting/state.ts";
import { meetingEvents } from "../../stored/meeting/events.ts";
import type { Aggregate } from "../aggregate.ts";
import { looks } from "./looks.ts";
import { queued } from "./queued.ts";
import { documents, rows } from "./rows.ts";
import { MEETING } from "./stream.ts";

export const meetingAggregate: Aggregate<MeetingState, Command, MeetingEvent, Job> = {
  kind: MEETING,
  isOnce: true,
  initial: noMeeting,
  decide,
  evolve,
  effects,
  looks,
  queued,
  rows,
  documents,
  ...meetingEvents,
};
