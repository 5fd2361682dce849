CREATE TABLE "approvals" (
	"organization_id" text NOT NULL,
	"document_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "approvals_document_id_content_hash_user_id_pk" PRIMARY KEY("document_id","content_hash","user_id")
);
--> statement-breakpoint
CREATE TABLE "version_approvals" (
	"version_id" text NOT NULL,
	"user_id" text NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "version_approvals_version_id_user_id_pk" PRIMARY KEY("version_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "approvals_required" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_approvals" ADD CONSTRAINT "version_approvals_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER version_approvals_immutable BEFORE UPDATE OR DELETE ON version_approvals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER version_approvals_not_truncated BEFORE TRUNCATE ON version_approvals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
