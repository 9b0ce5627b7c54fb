-- Ranking of knowledge chunks by their words (BM25), for one organization. As with the search over messages, row-level
-- security lets no index be used for @@, so this runs as switchboard_platform, takes the organization from
-- app.organization_id and from nowhere else, and answers ids and numbers only.

CREATE INDEX document_chunks_terms_idx ON document_chunks USING gin (terms) WITH (fastupdate = off);

-- What the length of a chunk is compared with, without reading the chunks.
DROP INDEX document_chunks_organization_id_knowledge_source_id_idx;
CREATE INDEX document_chunks_source_idx ON document_chunks (organization_id, knowledge_source_id, term_count);

-- The words of a query: for each the number of the word, the language that it was stemmed by, and its lexemes (without
-- the mark of the organization) for "once", "twice", "often" and "in the heading" (knowledge/terms.ts).
-- `most_of_word` bounds what one frequent word costs; such a word weighs next to nothing.
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
  most_of_word CONSTANT integer := 20000;
  k1 CONSTANT double precision := 1.2;
  b CONSTANT double precision := 0.75;
  -- How much more a word weighs that stands in the heading.
  heading_gain CONSTANT double precision := 0.8;
  searched uuid[];
  total double precision;
  mean double precision;
BEGIN
  IF organization IS NULL OR cardinality(words) = 0 THEN RETURN; END IF;
  -- A source that is read anew is answered from as it was.
  SELECT array_agg(s.id) INTO searched FROM public.knowledge_sources AS s
  WHERE s.organization_id = organization AND (s.status = 'READY' OR s.ingested_at IS NOT NULL)
    AND (sources IS NULL OR s.id = ANY (sources));
  SELECT count(*), coalesce(avg(c.term_count), 1) INTO total, mean FROM public.document_chunks AS c
  WHERE c.organization_id = organization AND c.knowledge_source_id = ANY (searched);
  IF total = 0 THEN RETURN; END IF;
  RETURN QUERY
    WITH asked AS (
      SELECT * FROM unnest(words, languages, once, twice, often, headed)
        AS list (word, language, once, twice, often, headed)
    ), level AS (
      SELECT word, language, once AS lexeme, 1 AS kind FROM asked
      UNION ALL SELECT word, language, twice, 2 FROM asked
      UNION ALL SELECT word, language, often, 4 FROM asked
      UNION ALL SELECT word, language, headed, 0 FROM asked
    ), found AS MATERIALIZED (
      SELECT level.word, level.language, level.kind, hit.id, greatest(hit.term_count, 1) / mean AS length
      FROM level CROSS JOIN LATERAL (
        SELECT c.id, c.term_count FROM public.document_chunks AS c
        WHERE c.terms @@ (quote_literal(mark || level.lexeme))::tsquery
          AND c.organization_id = organization AND c.knowledge_source_id = ANY (searched)
        LIMIT most_of_word
      ) AS hit
    ), weight AS (
      SELECT asked.word, asked.language,
        ln(1 + (total - coalesce(held.chunks, 0) + 0.5) / (coalesce(held.chunks, 0) + 0.5)) AS idf
      FROM asked LEFT JOIN (
        SELECT found.word, found.language, count(*) AS chunks FROM found WHERE found.kind = 1 GROUP BY 1, 2
      ) AS held USING (word, language)
    ), sum_of AS (
      SELECT weight.language, sum(weight.idf) AS idf FROM weight GROUP BY weight.language
    )
    SELECT found.id,
      sum(weight.idf * CASE found.kind
        WHEN 1 THEN (k1 + 1) / (1 + k1 * (1 - b + b * found.length))
        WHEN 2 THEN 2 * (k1 + 1) / (2 + k1 * (1 - b + b * found.length))
                    - (k1 + 1) / (1 + k1 * (1 - b + b * found.length))
        WHEN 4 THEN 4 * (k1 + 1) / (4 + k1 * (1 - b + b * found.length))
                    - 2 * (k1 + 1) / (2 + k1 * (1 - b + b * found.length))
        ELSE heading_gain END) AS score,
      sum(CASE WHEN found.kind = 1 THEN weight.idf ELSE 0 END) / min(sum_of.idf) AS coverage,
      (count(*) FILTER (WHERE found.kind = 1))::integer AS matched
    FROM found JOIN weight USING (word, language) JOIN sum_of USING (language)
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
