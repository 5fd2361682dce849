CREATE TABLE "version_diagrams" (
	"version_id" text NOT NULL,
	"source_hash" text NOT NULL,
	"svg_image_id" text NOT NULL,
	"png_image_id" text NOT NULL,
	CONSTRAINT "version_diagrams_version_id_source_hash_pk" PRIMARY KEY("version_id","source_hash")
);
--> statement-breakpoint
ALTER TABLE "version_diagrams" ADD CONSTRAINT "version_diagrams_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_diagrams" ADD CONSTRAINT "version_diagrams_svg_image_id_images_id_fk" FOREIGN KEY ("svg_image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_diagrams" ADD CONSTRAINT "version_diagrams_png_image_id_images_id_fk" FOREIGN KEY ("png_image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER version_diagrams_immutable BEFORE UPDATE OR DELETE ON version_diagrams
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER version_diagrams_not_truncated BEFORE TRUNCATE ON version_diagrams
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION refuse_late_diagram() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM versions
    WHERE id = NEW.version_id AND xmin <> pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a version keeps the diagrams it was published with' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER version_diagrams_with_version BEFORE INSERT ON version_diagrams
  FOR EACH ROW EXECUTE FUNCTION refuse_late_diagram();
