CREATE TABLE "export_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"export_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exports" ALTER COLUMN "version_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "export_links" ADD CONSTRAINT "export_links_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_links_expiry" ON "export_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "export_links_export" ON "export_links" USING btree ("export_id");