ALTER TABLE "exports" ADD COLUMN "options" jsonb;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "warnings" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "exports_fingerprint_unique" ON "exports" USING btree ("fingerprint");