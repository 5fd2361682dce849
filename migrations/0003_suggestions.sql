CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"document_id" text NOT NULL,
	"status" text NOT NULL,
	"author_id" text,
	"job_id" text,
	"job_key" text,
	"anchor_start" text NOT NULL,
	"anchor_end" text NOT NULL,
	"quote" text NOT NULL,
	"replacement" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestions_document" ON "suggestions" USING btree ("document_id","created_at","id");--> statement-breakpoint
CREATE INDEX "suggestions_document_status" ON "suggestions" USING btree ("document_id","status","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_job_key_unique" ON "suggestions" USING btree ("job_id","job_key");