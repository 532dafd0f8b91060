/** The Teams meeting: what it is, who is in it as what, and notices over the call. */
import type { Request, Server } from "restify";
import { z } from "zod";
import { roleName } from "../accounts.ts";
import { ConnectorFault } from "../content.ts";
import { findPerson, type PersonState } from "../state.ts";
import { notInstalled, type Service } from "./service.ts";

const NOTIFIED_AT_ONCE = 50;
const Notification = z.object({
  type: z.literal("targetedMeetingNotification"),
  value: z.object({ recipients: z.array(z.string()).min(1), surfaces: z.array(z.unknown()).min(1) }),
});

export function addMeetings(server: Server, { world, handle, alone }: Service): void {
  function meetingIn(req: Request) {
    const { meeting } = world.state;
    if (req.params.meetingId !== meeting.id) throw new ConnectorFault(404, "NotFound", "Meeting not found.");
    if (!meeting.botInChat) throw notInstalled("meeting");
    return meeting;
  }

  server.get(
    "/v1/meetings/:meetingId",
    handle("meeting", (req) => {
      const { id, joinUrl, title, chatId } = meetingIn(req);
      const organizer = world.state.people.find((person) => person.role === "organizer");
      return {
        status: 200,
        body: {
          details: { id, msGraphResourceId: id, joinUrl, title, type: "Scheduled" },
          conversation: { isGroup: true, conversationType: "groupChat", id: chatId },
          organizer: organizer && alone(organizer),
        },
      };
    }),
  );
  server.get(
    "/v1/meetings/:meetingId/participants/:aadObjectId",
    handle("meeting", (req) => {
      const { chatId } = meetingIn(req);
      const { participant } = world.quirks;
      if (participant === 403)
        throw new ConnectorFault(403, "Forbidden", "Missing consent for the participant's role.");
      const wanted = (one: PersonState) => one.aadObjectId === req.params.aadObjectId && one.standing !== "anonymous";
      const isTold = (one: PersonState) => participant !== 404 && (participant !== "inCall" || one.inMeeting);
      const person = world.state.people.find((one) => one.inChat && isTold(one) && wanted(one));
      if (!person || req.query.tenantId !== world.state.tenantId) {
        throw new ConnectorFault(404, "NotFound", "Participant not found.");
      }
      return {
        status: 200,
        body: {
          user: alone(person),
          meeting:
            participant === "null"
              ? { role: null, inMeeting: null }
              : { role: roleName(person.role), inMeeting: person.inMeeting },
          conversation: { isGroup: true, id: chatId },
        },
      };
    }),
  );
  server.post(
    "/v1/meetings/:meetingId/notification",
    handle("notification", (req) => {
      meetingIn(req);
      const { data } = Notification.safeParse(req.body);
      const recipients = data?.value.recipients ?? [];
      if (!data || recipients.length > NOTIFIED_AT_ONCE)
        throw new ConnectorFault(400, "BadArgument", "Bad notification.");
      const failed = recipients.filter((id) => !findPerson(world.state, id)?.inMeeting);
      const recipientsFailureInfo = failed.map((recipientMri) => ({
        recipientMri,
        errorCode: "MemberNotFound",
        failureReason: "The recipient is not in the meeting.",
      }));
      return failed.length > 0 ? { status: 207, body: { recipientsFailureInfo } } : { status: 202, body: {} };
    }),
  );
}
