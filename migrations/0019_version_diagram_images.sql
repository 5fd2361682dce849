CREATE INDEX "version_diagrams_svg" ON "version_diagrams" USING btree ("svg_image_id");--> statement-breakpoint
CREATE INDEX "version_diagrams_png" ON "version_diagrams" USING btree ("png_image_id");