-- Jobs are graphile-worker's, in its own schema, which its own migrations keep (server/jobs/job-schema.ts). The app may
-- add a job for the organization in whose scope it runs and for no other, and reach nothing else there. In PL/pgSQL,
-- because a function in SQL would be checked now, before that schema exists.

-- A queue runs one job at a time. Of one key there is at most one job that waits: a later one takes its place.
CREATE FUNCTION enqueue_job(task text, payload jsonb, queue text, job_key text, run_at timestamptz, max_attempts integer)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
BEGIN
  IF organization IS NULL THEN
    RAISE EXCEPTION 'a job belongs to an organization';
  END IF;
  PERFORM graphile_worker.add_job(
    task, (payload || jsonb_build_object('organizationId', organization))::json, organization || ' ' || queue,
    run_at, max_attempts, organization || ' ' || job_key);
END
$$;
REVOKE ALL ON FUNCTION enqueue_job(text, jsonb, text, text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, jsonb, text, text, timestamptz, integer) TO switchboard_app;

-- What platform admins see of the jobs; payloads hold ids alone.
CREATE FUNCTION list_jobs()
RETURNS TABLE (id bigint, task text, organization_id uuid, payload jsonb, state text, attempts integer,
               max_attempts integer, last_error text, run_at timestamptz, locked_at timestamptz, created_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT jobs.id, tasks.identifier, (jobs.payload ->> 'organizationId')::uuid, jobs.payload::jsonb,
      CASE
        WHEN jobs.locked_at IS NOT NULL THEN 'RUNNING'
        WHEN jobs.attempts >= jobs.max_attempts THEN 'DEAD'
        WHEN jobs.attempts > 0 THEN 'RETRYING'
        ELSE 'WAITING'
      END,
      jobs.attempts::integer, jobs.max_attempts::integer, jobs.last_error, jobs.run_at, jobs.locked_at, jobs.created_at
    FROM graphile_worker._private_jobs AS jobs
    JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id;
END
$$;
REVOKE ALL ON FUNCTION list_jobs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_jobs() TO switchboard_platform;

-- A job of the current organization begins anew, or is taken away. One that runs is left alone.
CREATE FUNCTION retry_job(job bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE graphile_worker._private_jobs AS jobs
  SET attempts = 0, run_at = now(), last_error = NULL, updated_at = now()
  WHERE jobs.id = job AND jobs.locked_at IS NULL
    AND jobs.payload ->> 'organizationId' = current_setting('app.organization_id', true);
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION retry_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retry_job(bigint) TO switchboard_app;

CREATE FUNCTION discard_job(job bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM graphile_worker._private_jobs AS jobs
  WHERE jobs.id = job AND jobs.locked_at IS NULL
    AND jobs.payload ->> 'organizationId' = current_setting('app.organization_id', true);
  RETURN FOUND;
END
$$;
REVOKE ALL ON FUNCTION discard_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_job(bigint) TO switchboard_app;
