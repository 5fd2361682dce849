ALTER TABLE "documents" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
-- Of several jobs that write into one document the first goes on.
UPDATE "jobs" SET "status" = 'cancelled', "progress_label" = 'Cancelled', "finished_at" = now()
WHERE "finished_at" IS NULL AND "type" IN ('draft.generate', 'section.regenerate') AND EXISTS (
	SELECT 1 FROM "jobs" "first" WHERE "first"."finished_at" IS NULL
	AND "first"."type" IN ('draft.generate', 'section.regenerate')
	AND "first"."input"->>'documentId' = "jobs"."input"->>'documentId'
	AND ("first"."created_at", "first"."id") < ("jobs"."created_at", "jobs"."id")
);--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_writing_unique" ON "jobs" USING btree ((input->>'documentId')) WHERE finished_at is null and type in ('draft.generate', 'section.regenerate');