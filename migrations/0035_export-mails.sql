ALTER TABLE "exports" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "attended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "export_mails" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "exports_waiting" ON "exports" USING btree ("ready_at","id") WHERE attended_at is null and origin is not null;