-- AlterTable
ALTER TABLE "erasure" ADD COLUMN     "mails_of" TEXT[] DEFAULT ARRAY[]::TEXT[];
