-- AlterTable
ALTER TABLE "message" ADD COLUMN     "posted_at_ms" DOUBLE PRECISION,
ADD COLUMN     "step" TEXT;

-- CreateTable
CREATE TABLE "start_card" (
    "chat_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,

    CONSTRAINT "start_card_pkey" PRIMARY KEY ("chat_id","activity_id")
);

-- AddForeignKey
ALTER TABLE "start_card" ADD CONSTRAINT "start_card_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("chat_id") ON DELETE CASCADE ON UPDATE CASCADE;
