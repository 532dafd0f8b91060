-- Drafts of mails and the log of reads belong to a stream from now on, as all else that is stored: a meeting's is
-- `meeting/` and the meeting's id. What is there is kept.
ALTER TABLE "mail_draft" DROP CONSTRAINT "mail_draft_meeting_id_fkey";
ALTER TABLE "mail_draft" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "mail_draft" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "mail_draft" ADD CONSTRAINT "mail_draft_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER INDEX "mail_draft_meeting_id_idx" RENAME TO "mail_draft_stream_id_idx";

ALTER TABLE "read_log" DROP CONSTRAINT "read_log_meeting_id_fkey";
ALTER TABLE "read_log" ALTER COLUMN "meeting_id" TYPE TEXT USING 'meeting/' || "meeting_id";
ALTER TABLE "read_log" RENAME COLUMN "meeting_id" TO "stream_id";
ALTER TABLE "read_log" ADD CONSTRAINT "read_log_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
