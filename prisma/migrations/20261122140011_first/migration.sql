-- CreateTable
CREATE TABLE "meeting" (
    "meeting_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "leader_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "event" (
    "meeting_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "inbound_id" TEXT,
    "body" JSON NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("meeting_id","version")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "leader_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSON NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat" (
    "chat_id" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tenant_id" TEXT,
    "teams_meeting_id" TEXT,
    "malform" TEXT,
    "person_id" TEXT,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "message" (
    "meeting_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "activity_id" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("meeting_id","key")
);

-- CreateTable
CREATE TABLE "product_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "real_ms" DOUBLE PRECISION NOT NULL,
    "product_ms" DOUBLE PRECISION NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "meeting_chat_id_started_at_idx" ON "meeting"("chat_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "meeting_leader_id_started_at_idx" ON "meeting"("leader_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "meeting_chat_id_key" ON "meeting"("chat_id") WHERE ("active" = true);

-- CreateIndex
CREATE UNIQUE INDEX "event_inbound_id_key" ON "event"("inbound_id");

-- CreateIndex
CREATE INDEX "entry_leader_id_created_at_idx" ON "entry"("leader_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "chat_person_id_idx" ON "chat"("person_id");
