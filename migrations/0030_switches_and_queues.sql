CREATE TABLE "feature_switches" (
	"name" text PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "generated_sections_time" ON "generated_sections" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "emails_failed" ON "emails" USING btree ("created_at","id") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "emails_queued" ON "emails" USING btree ("created_at","id") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "emails_recipient" ON "emails" USING gin ("recipient" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "jobs_newest" ON "jobs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_failed" ON "jobs" USING btree ("created_at","id") WHERE status = 'failed';