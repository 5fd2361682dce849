CREATE TABLE "prompt_pack_overrides" (
	"organization_id" text NOT NULL,
	"type" text NOT NULL,
	"sections" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "prompt_pack_overrides_organization_id_type_pk" PRIMARY KEY("organization_id","type")
);
