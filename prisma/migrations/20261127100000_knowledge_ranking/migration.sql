-- Ranking that stays fast in large knowledge bases. What the first version (20261127090000_knowledge_search) cost was
-- the rows behind frequent words: each was read for each level of each word. Now:
--
-- * Up to 5,000 searched chunks everything is exact.
-- * Above that, a word that more than `few` chunks hold is frequent: how many hold it is estimated from a sample that is
--   spread evenly over the documents, and it ranks chunks that the rarer words have found, but finds none itself.
-- * Where all the words are frequent, the chunks that hold all of them are ranked, and those that the rarest of them is
--   most prominent in.

DROP FUNCTION rank_chunks(integer[], text[], text[], text[], text[], text[], uuid[], integer);

-- The words of a query: for each the number of the word, the language that it was stemmed by, and its lexemes (without
-- the mark of the organization) for "once", "twice", "often" and "in the heading" (knowledge/terms.ts).
CREATE FUNCTION rank_chunks(words integer[], languages text[], once text[], twice text[], often text[], headed text[],
                            sources uuid[], most integer)
RETURNS TABLE (id uuid, score double precision, coverage double precision, matched integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
#variable_conflict use_column
DECLARE
  organization uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  mark text := right(organization::text, 6);
  exact_to CONSTANT integer := 5000;
  few CONSTANT integer := 600;
  candidates_most CONSTANT integer := 1500;
  sample_size CONSTANT integer := 100;
  k1 CONSTANT double precision := 1.2;
  b CONSTANT double precision := 0.75;
  -- How much more a word weighs that stands in the heading.
  heading_gain CONSTANT double precision := 0.8;
  searched uuid[];
  total double precision;
  mean double precision;
  sample tsvector[];
  held double precision[];
  is_rare boolean[];
  candidate tsquery;
  taken double precision := 0;
  n integer;
BEGIN
  IF organization IS NULL OR cardinality(words) = 0 THEN RETURN; END IF;
  -- A source that is read anew is answered from as it was.
  SELECT array_agg(s.id) INTO searched FROM public.knowledge_sources AS s
  WHERE s.organization_id = organization AND (s.status = 'READY' OR s.ingested_at IS NOT NULL)
    AND (sources IS NULL OR s.id = ANY (sources));

  SELECT count(*), coalesce(avg(counted.term_count), 1) INTO total, mean FROM (
    SELECT c.term_count FROM public.document_chunks AS c
    WHERE c.organization_id = organization AND c.knowledge_source_id = ANY (searched) LIMIT exact_to + 1) AS counted;
  IF total = 0 THEN RETURN; END IF;

  -- How many chunks hold each word: counted as far as `few`, or all the way. Organization and source are compared in a
  -- way that no index serves: the planner would otherwise read a whole tenant by another index, for each lexeme.
  SELECT array_agg(counted.chunks ORDER BY asked.n) INTO held
  FROM unnest(once) WITH ORDINALITY AS asked (lexeme, n) CROSS JOIN LATERAL (
    SELECT count(*)::double precision AS chunks FROM (
      SELECT FROM public.document_chunks AS c
      WHERE c.terms @@ (quote_literal(mark || asked.lexeme))::tsquery
        AND c.organization_id IS NOT DISTINCT FROM organization AND (c.knowledge_source_id = ANY (searched)) IS TRUE
      LIMIT CASE WHEN total > exact_to THEN few + 1 ELSE exact_to END) AS holding
  ) AS counted;

  is_rare := array_fill(true, ARRAY[cardinality(once)]);
  IF total > exact_to THEN
    -- Chunks of even distance in the order of the documents; their vectors are unpacked once.
    WITH listed AS (
      SELECT d.id, d.chunk_count, sum(d.chunk_count) OVER (ORDER BY d.id) AS until, sum(d.chunk_count) OVER () AS chunks
      FROM public.knowledge_documents AS d
      WHERE d.organization_id = organization AND d.knowledge_source_id = ANY (searched) AND d.chunk_count > 0
    ), picked AS (
      -- The places n * chunks / sample_size that fall into the document, as numbers in it.
      SELECT listed.id, (place * listed.chunks / sample_size - (listed.until - listed.chunk_count))::integer AS seq,
        listed.chunks
      FROM listed CROSS JOIN LATERAL generate_series(
        ((listed.until - listed.chunk_count) * sample_size + listed.chunks - 1) / listed.chunks,
        (listed.until * sample_size - 1) / listed.chunks) AS place
    )
    SELECT greatest(total, max(picked.chunks)), avg(taken.term_count), array_agg(taken.terms || ''::tsvector)
    INTO total, mean, sample
    FROM picked CROSS JOIN LATERAL ( -- with a limit: each by the index, where a join would read all chunks
      SELECT c.term_count, c.terms FROM public.document_chunks AS c
      WHERE c.organization_id = organization AND c.document_id = picked.id AND c.seq = picked.seq LIMIT 1) AS taken;
    mean := coalesce(mean, 1);
    FOR n IN 1 .. cardinality(once) LOOP
      IF held[n] > few THEN
        is_rare[n] := false;
        held[n] := greatest(held[n], (
          SELECT total * count(*) / greatest(cardinality(sample), 1) FROM unnest(sample) AS each (terms)
          WHERE each.terms @@ (quote_literal(mark || once[n]))::tsquery));
      END IF;
    END LOOP;
    -- The rarest words find, until there is enough to be ranked.
    FOR n IN SELECT place FROM generate_subscripts(once, 1) AS place ORDER BY held[place], place LOOP
      is_rare[n] := is_rare[n] AND (taken = 0 OR taken + held[n] <= candidates_most);
      IF is_rare[n] AND held[n] > 0 THEN
        taken := taken + held[n];
        candidate := CASE WHEN candidate IS NULL THEN quote_literal(mark || once[n])::tsquery
          ELSE candidate || quote_literal(mark || once[n])::tsquery END;
      END IF;
    END LOOP;
    IF candidate IS NULL THEN
      SELECT string_agg(quote_literal(mark || lexeme), ' & ')::tsquery INTO candidate
      FROM unnest(once) WITH ORDINALITY AS asked (lexeme, place) WHERE held[place] > 0;
      SELECT place INTO n FROM generate_subscripts(once, 1) AS place WHERE held[place] > 0 ORDER BY held[place] LIMIT 1;
      IF candidate IS NULL THEN RETURN; END IF;
      candidate := candidate || quote_literal(mark || often[n])::tsquery || quote_literal(mark || headed[n])::tsquery;
    END IF;
  END IF;

  RETURN QUERY
    WITH asked AS (
      SELECT list.*, ln(1 + greatest(total - list.held, 0) / (list.held + 0.5) + 0.5 / (list.held + 0.5)) AS idf
      FROM unnest(words, languages, once, twice, often, headed, held)
        AS list (word, language, once, twice, often, headed, held)
    ), level AS (
      SELECT word, language, idf, once AS lexeme, 1 AS kind FROM asked WHERE held > 0
      UNION ALL SELECT word, language, idf, twice, 2 FROM asked WHERE held > 0
      UNION ALL SELECT word, language, idf, often, 4 FROM asked WHERE held > 0
      UNION ALL SELECT word, language, idf, headed, 0 FROM asked WHERE held > 0
    ), found AS MATERIALIZED (
      SELECT level.language, level.idf, level.kind, hit.id, greatest(hit.term_count, 1) / mean AS length
      FROM level CROSS JOIN LATERAL (
        SELECT c.id, c.term_count FROM public.document_chunks AS c
        WHERE c.terms @@ CASE WHEN candidate IS NULL THEN (quote_literal(mark || level.lexeme))::tsquery
                              ELSE (quote_literal(mark || level.lexeme))::tsquery && candidate END
          AND c.organization_id IS NOT DISTINCT FROM organization AND (c.knowledge_source_id = ANY (searched)) IS TRUE
        LIMIT exact_to
      ) AS hit
    ), sum_of AS (
      SELECT asked.language, sum(asked.idf) AS idf FROM asked GROUP BY asked.language
    )
    SELECT found.id,
      sum(found.idf * CASE found.kind
        WHEN 1 THEN (k1 + 1) / (1 + k1 * (1 - b + b * found.length))
        WHEN 2 THEN 2 * (k1 + 1) / (2 + k1 * (1 - b + b * found.length))
                    - (k1 + 1) / (1 + k1 * (1 - b + b * found.length))
        WHEN 4 THEN 4 * (k1 + 1) / (4 + k1 * (1 - b + b * found.length))
                    - 2 * (k1 + 1) / (2 + k1 * (1 - b + b * found.length))
        ELSE heading_gain END) AS score,
      sum(CASE WHEN found.kind = 1 THEN found.idf ELSE 0 END) / min(sum_of.idf) AS coverage,
      (count(*) FILTER (WHERE found.kind = 1))::integer AS matched
    FROM found JOIN sum_of USING (language)
    GROUP BY found.id
    ORDER BY 2 DESC, found.id
    LIMIT most;
END
$$;
REVOKE ALL ON FUNCTION rank_chunks(integer[], text[], text[], text[], text[], text[], uuid[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rank_chunks(integer[], text[], text[], text[], text[], text[], uuid[], integer)
  TO switchboard_app;

GRANT CREATE ON SCHEMA public TO switchboard_platform;
ALTER FUNCTION rank_chunks(integer[], text[], text[], text[], text[], text[], uuid[], integer)
  OWNER TO switchboard_platform;
REVOKE CREATE ON SCHEMA public FROM switchboard_platform;
