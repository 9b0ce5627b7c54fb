-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "last_message_author_name" TEXT;
