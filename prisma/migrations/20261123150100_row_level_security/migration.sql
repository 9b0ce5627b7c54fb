-- The second wall between tenants. The first are the keys: (organization_id, id), and foreign keys that carry
-- organization_id.
--
-- A connection logs in as its own user and takes on one of two roles, which own nothing:
--   switchboard_app       sees the organization named by the setting app.organization_id, and none when it is empty
--   switchboard_platform  sees every organization (asPlatform in server/db/client.ts)

-- Roles belong to the cluster: another database may have created them, or be doing it now. Where the migrating user may
-- not create roles, an administrator creates both and grants them to it.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['switchboard_app', 'switchboard_platform'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'The role % does not exist and user % may not create it. Let an administrator run: CREATE ROLE % NOLOGIN; GRANT % TO %;',
            wanted, current_user, wanted, wanted, quote_ident(current_user);
      END;
    END IF;
    -- A superuser may take on any role.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      BEGIN
        EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
      EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
        IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
          RAISE EXCEPTION 'User % may not take on the role %. Let an administrator run: GRANT % TO %;',
            current_user, wanted, wanted, quote_ident(current_user);
        END IF;
      END;
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO switchboard_app, switchboard_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO switchboard_app, switchboard_platform;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO switchboard_app, switchboard_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO switchboard_app, switchboard_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO switchboard_app, switchboard_platform;

-- Prisma's own table: /readyz reads it, nobody else writes it.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM switchboard_app, switchboard_platform;
  END IF;
END
$$;

-- For this and every later migration that adds a tenant table: SELECT protect_tenant_table('new_table');
-- The setting is read in a sub-select, which PostgreSQL evaluates once a query; bare, it would run for every row of a
-- sequential scan.
CREATE FUNCTION protect_tenant_table(target regclass, tenant_column name DEFAULT 'organization_id') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  own_rows text := format(
    '%I = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)', tenant_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s TO switchboard_app USING (%s) WITH CHECK (%s)', target, own_rows, own_rows);
  EXECUTE format('CREATE POLICY platform ON %s TO switchboard_platform USING (true) WITH CHECK (true)', target);
END
$$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass, name) FROM PUBLIC;

SELECT protect_tenant_table('organizations', 'id');

SELECT protect_tenant_table(tables.name::regclass)
FROM (VALUES
  ('ai_agent_knowledge_sources'), ('ai_agents'), ('api_keys'), ('attachments'), ('audit_logs'), ('call_sessions'),
  ('call_transcripts'), ('call_turns'), ('channels'), ('contacts'), ('conversation_labels'), ('conversation_reads'),
  ('conversations'), ('document_chunks'), ('events'), ('invitations'), ('knowledge_sources'), ('labels'),
  ('memberships'), ('messages'), ('saved_replies'), ('subscriptions'), ('usage'), ('usage_ledger'),
  ('webhook_deliveries'), ('webhook_subscriptions'), ('workflow_run_steps'), ('workflow_runs'), ('workflows')
) AS tables (name);

-- What Prisma's schema language cannot say.

ALTER TABLE organizations ADD CONSTRAINT organizations_event_seq_check
  CHECK (events_trimmed >= 0 AND event_seq >= events_trimmed);
ALTER TABLE events ADD CONSTRAINT events_seq_check CHECK (seq >= 1);
ALTER TABLE conversations ADD CONSTRAINT conversations_counters_check
  CHECK (last_seq >= 0 AND inbound_count BETWEEN 0 AND last_seq AND control_epoch >= 0);
ALTER TABLE messages ADD CONSTRAINT messages_seq_check CHECK (seq >= 1);
ALTER TABLE messages ADD CONSTRAINT messages_attempt_check CHECK (attempt >= 1);
ALTER TABLE conversation_reads ADD CONSTRAINT conversation_reads_counters_check
  CHECK (last_read_seq >= 0 AND inbound_read BETWEEN 0 AND last_read_seq);
ALTER TABLE attachments ADD CONSTRAINT attachments_size_bytes_check CHECK (size_bytes >= 0);
ALTER TABLE call_sessions ADD CONSTRAINT call_sessions_last_seq_check CHECK (last_seq >= 0);
ALTER TABLE call_turns ADD CONSTRAINT call_turns_seq_check CHECK (seq >= 1);
ALTER TABLE call_turns ADD CONSTRAINT call_turns_time_check CHECK (started_ms >= 0 AND ended_ms >= started_ms);
ALTER TABLE ai_agents ADD CONSTRAINT ai_agents_temperature_check CHECK (temperature BETWEEN 0 AND 2);
ALTER TABLE knowledge_sources ADD CONSTRAINT knowledge_sources_progress_check CHECK (progress BETWEEN 0 AND 1);
ALTER TABLE document_chunks ADD CONSTRAINT document_chunks_seq_check CHECK (seq >= 0);
ALTER TABLE webhook_subscriptions ADD CONSTRAINT webhook_subscriptions_cursor_seq_check CHECK (cursor_seq >= 0);
ALTER TABLE plans ADD CONSTRAINT plans_price_cents_check CHECK (price_cents >= 0);
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_period_check CHECK (current_period_end >= current_period_start);
ALTER TABLE usage ADD CONSTRAINT usage_period_check CHECK (period_end > period_start);
ALTER TABLE usage ADD CONSTRAINT usage_quantity_check CHECK (quantity >= 0);

CREATE UNIQUE INDEX channels_organization_id_type_default_key ON channels (organization_id, type) WHERE is_default;

-- What the worker's sweepers look for across organizations.
CREATE INDEX conversations_snoozed_until_idx ON conversations (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX webhook_deliveries_next_attempt_at_idx ON webhook_deliveries (next_attempt_at)
  WHERE next_attempt_at IS NOT NULL;
