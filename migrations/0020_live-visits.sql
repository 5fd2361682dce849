CREATE TABLE "live_visits" (
	"document_id" text NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"project_id" text NOT NULL,
	"visited_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "live_visits_document_id_session_id_pk" PRIMARY KEY("document_id","session_id")
);
--> statement-breakpoint
CREATE INDEX "live_visits_user" ON "live_visits" USING btree ("user_id","visited_at");--> statement-breakpoint
CREATE INDEX "live_visits_project" ON "live_visits" USING btree ("project_id","visited_at");--> statement-breakpoint
CREATE INDEX "live_visits_time" ON "live_visits" USING btree ("visited_at");