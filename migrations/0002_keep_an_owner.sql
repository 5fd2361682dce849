-- The organization's row is locked, so that two owners who unmake each other wait for one another.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM organizations WHERE id = OLD.organization_id FOR UPDATE;
  IF FOUND AND NOT EXISTS (
    SELECT 1 FROM memberships WHERE organization_id = OLD.organization_id AND role = 'OWNER'
  ) THEN
    RAISE EXCEPTION 'an organization needs an owner'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_keep_an_owner';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER memberships_keep_an_owner AFTER UPDATE OF role OR DELETE ON memberships
  FOR EACH ROW WHEN (OLD.role = 'OWNER') EXECUTE FUNCTION keep_an_owner();
