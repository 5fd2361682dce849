CREATE TABLE "generated_sections" (
	"job_id" text NOT NULL,
	"section" text NOT NULL,
	"organization_id" text NOT NULL,
	"project_id" text NOT NULL,
	"document_id" text NOT NULL,
	"prompt_pack" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"passed_first" boolean NOT NULL,
	"passed" boolean NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost_micros" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "generated_sections_job_id_section_pk" PRIMARY KEY("job_id","section")
);
--> statement-breakpoint
CREATE TABLE "model_circuits" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"open_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "model_prices" (
	"model" text PRIMARY KEY NOT NULL,
	"input_micros" bigint NOT NULL,
	"output_micros" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "generated_sections_organization" ON "generated_sections" USING btree ("organization_id","created_at");