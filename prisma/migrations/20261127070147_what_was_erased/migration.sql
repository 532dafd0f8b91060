-- AlterTable
ALTER TABLE "erasure" ADD COLUMN     "stream_hash" TEXT;

-- CreateIndex
CREATE INDEX "erasure_stream_hash_idx" ON "erasure"("stream_hash");
