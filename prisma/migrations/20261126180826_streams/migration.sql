-- Events, rows and messages belong to a stream from now on, under the name of its kind and its id: a meeting's is
-- `meeting/` and the meeting's id. What is there is kept; a column is given its new content as the table is written anew.
CREATE TABLE "stream" (
    "stream_id" TEXT NOT NULL,

    CONSTRAINT "stream_pkey" PRIMARY KEY ("stream_id")
);
INSERT INTO "stream" SELECT 'meeting/' || "meeting_id" FROM "meeting";

ALTER TABLE "meeting" ADD COLUMN "stream_id" TEXT;
UPDATE "meeting" SET "stream_id" = 'meeting/' || "meeting_id";
ALTER TABLE "meeting" ALTER COLUMN "stream_id" SET NOT NULL;
CREATE UNIQUE INDEX "meeting_stream_id_key" ON "meeting"("stream_id");
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "event" DROP CONSTRAINT "event_meeting_id_fkey";
ALTER TABLE "event" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "event" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "event" ADD CONSTRAINT "event_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "entry" DROP CONSTRAINT "entry_meeting_id_fkey";
ALTER TABLE "entry" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "entry" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "entry" ADD CONSTRAINT "entry_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER INDEX "entry_meeting_id_idx" RENAME TO "entry_stream_id_idx";

ALTER TABLE "edition" DROP CONSTRAINT "edition_meeting_id_fkey";
ALTER TABLE "edition" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "edition" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "edition" ADD CONSTRAINT "edition_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "message" DROP CONSTRAINT "message_meeting_id_fkey";
ALTER TABLE "message" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "message" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "message" ADD CONSTRAINT "message_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
