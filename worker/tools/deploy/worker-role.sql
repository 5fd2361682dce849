-- The role that the Worker connects as: it reads and writes rows, changes no table, and can neither
-- change nor remove what stays as it was written. Run by the owner of the tables, after the migrations;
-- it may be run again.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docuforge_worker') THEN
    CREATE ROLE docuforge_worker NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO docuforge_worker;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM docuforge_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO docuforge_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO docuforge_worker;
REVOKE UPDATE, DELETE ON audit_events, versions, version_approvals, version_diagrams FROM docuforge_worker;
REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM docuforge_worker;

-- For the tables of later migrations.
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO docuforge_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO docuforge_worker;
