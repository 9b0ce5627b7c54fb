-- Nothing was ever written to it; the new columns take their place.
TRUNCATE idempotency_keys;

-- AlterTable
ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_pkey",
DROP COLUMN "body",
DROP COLUMN "completed_at",
DROP COLUMN "headers",
DROP COLUMN "method",
DROP COLUMN "path",
DROP COLUMN "status",
ADD COLUMN     "answer" BYTEA,
ADD COLUMN     "operation" TEXT NOT NULL,
ADD COLUMN     "result" BYTEA,
ADD COLUMN     "slot" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope", "key", "slot");

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "requested_at" TIMESTAMPTZ(3),
ADD COLUMN     "requested_plan_id" UUID;

-- AlterTable
ALTER TABLE "verification_tokens" ADD COLUMN     "user_id" UUID;

-- CreateIndex
CREATE INDEX "idempotency_keys_organization_id_created_at_idx" ON "idempotency_keys"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "verification_tokens_user_id_idx" ON "verification_tokens"("user_id");

-- AddForeignKey
ALTER TABLE "verification_tokens" ADD CONSTRAINT "verification_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_requested_plan_id_fkey" FOREIGN KEY ("requested_plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The platform's own tenant: its audit log keeps what concerns no organization. Written in the platform's role, since
-- row-level security is forced on the owner of the table as well.
SET ROLE switchboard_platform;
INSERT INTO organizations (id, name, slug, updated_at)
  VALUES ('00000000-0000-7000-8000-000000000000', 'Platform', 'platform', now());
RESET ROLE;
