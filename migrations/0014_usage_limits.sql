CREATE TABLE "usage_limits" (
	"organization_id" text PRIMARY KEY NOT NULL,
	"monthly_tokens" bigint,
	"monthly_cost_micros" bigint,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
