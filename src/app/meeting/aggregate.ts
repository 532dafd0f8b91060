/** The meeting as an aggregate: its rules, its rows, and how its events are stored. */
import type { Command } from "../../meeting/commands.ts";
import { decide } from "../../meeting/decide.ts";
import { effects } from "../../meeting/effects.ts";
import type { MeetingEvent } from "../../meeting/events.ts";
import { evolve, noMeeting } from "../../meeting/evolve.ts";
import type { Job } from "../../meeting/jobs.ts";
import type { MeetingState } from "../../meeting/state.ts";
import type { Aggregate } from "../aggregate.ts";
import { looks } from "./looks.ts";
import { type MeetingRows, rows } from "./rows.ts";

export const meetingAggregate: Aggregate<MeetingState, Command, MeetingEvent, Job, MeetingRows> = {
  initial: noMeeting,
  decide,
  evolve,
  effects,
  looks,
  rows,
  toStored: (event) => event,
  fromStored: (stored) => stored as unknown as MeetingEvent,
};
