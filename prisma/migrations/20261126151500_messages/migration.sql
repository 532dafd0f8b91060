-- AlterTable
ALTER TABLE "message" ADD COLUMN     "beat" TEXT,
ADD COLUMN     "fails" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "not_before_ms" DOUBLE PRECISION,
ADD COLUMN     "tried_at_ms" DOUBLE PRECISION;

-- CreateIndex
CREATE INDEX "message_key_idx" ON "message"("key");
