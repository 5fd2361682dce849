CREATE TABLE "address_salts" (
	"address_hash" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "users_email_unique";--> statement-breakpoint
CREATE INDEX "users_email" ON "users" USING btree (lower("email"),"created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_confirmed_email" ON "users" USING btree (lower("email")) WHERE email_verified_at is not null;--> statement-breakpoint
INSERT INTO "address_salts" ("address_hash", "salt")
SELECT encode(sha256(convert_to(lower("email"), 'UTF8')), 'hex'), split_part("password_hash", '$', 4)
FROM "users" WHERE "password_hash" LIKE '$scrypt$%'
ON CONFLICT DO NOTHING;
