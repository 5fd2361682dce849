-- Tokens of the form before cannot be told apart from stolen ones: everybody logs in once more.
DELETE FROM "sessions";--> statement-breakpoint
DROP INDEX "sessions_refresh_token_hash_unique";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "family_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ip_address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "rotated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_family_hash_unique" ON "sessions" USING btree ("family_hash");