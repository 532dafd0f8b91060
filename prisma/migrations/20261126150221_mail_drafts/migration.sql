-- CreateTable
CREATE TABLE "mail_draft" (
    "message_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_draft_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "mail_draft_meeting_id_idx" ON "mail_draft"("meeting_id");

-- AddForeignKey
ALTER TABLE "mail_draft" ADD CONSTRAINT "mail_draft_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;
