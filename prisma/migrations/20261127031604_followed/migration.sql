-- CreateTable
CREATE TABLE "followed" (
    "stream_id" TEXT NOT NULL,
    "follower_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "tiltak_id" TEXT NOT NULL,

    CONSTRAINT "followed_pkey" PRIMARY KEY ("stream_id","entry_id","tiltak_id")
);

-- CreateIndex
CREATE INDEX "followed_entry_id_idx" ON "followed"("entry_id");

-- AddForeignKey
ALTER TABLE "followed" ADD CONSTRAINT "followed_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
