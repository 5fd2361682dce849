ALTER TABLE "users" ADD COLUMN "platform_role" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_reason" text;--> statement-breakpoint
CREATE INDEX "organizations_newest" ON "organizations" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "organizations_search" ON "organizations" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_disabled" ON "users" USING btree ("disabled_at","id") WHERE disabled_at is not null;--> statement-breakpoint
CREATE INDEX "users_platform_role" ON "users" USING btree ("platform_role") WHERE platform_role is not null;--> statement-breakpoint
CREATE INDEX "users_newest" ON "users" USING btree ("created_at","id") WHERE kind = 'person';--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("email" gin_trgm_ops,"name" gin_trgm_ops);--> statement-breakpoint
-- The person's row is locked, so that a log-in and an administrator who disables wait for one another.
CREATE FUNCTION refuse_disabled_user() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person users%ROWTYPE;
BEGIN
  SELECT * INTO person FROM users WHERE id = NEW.user_id FOR SHARE;
  IF person.disabled_at IS NOT NULL THEN
    RAISE EXCEPTION 'the account is disabled'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_of_enabled_users',
        DETAIL = person.disabled_reason;
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER sessions_of_enabled_users BEFORE INSERT ON sessions
  FOR EACH ROW EXECUTE FUNCTION refuse_disabled_user();
