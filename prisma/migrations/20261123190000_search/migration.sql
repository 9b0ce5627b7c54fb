-- Search over contacts, subjects and messages.
--
-- Row-level security lets no index be used for an operator that is not leakproof, and @@ is not. So the app asks
-- functions that run as switchboard_platform, take the organization from app.organization_id and from nowhere else, and
-- answer nothing but ids, ranks and times. The rows themselves the app reads under its own policy.
--
-- Every lexeme begins with a mark of its organization: a tenant's words are keys of its own in the GIN index, so that
-- neither a frequent word nor a short prefix costs what other tenants' messages hold.

-- Folded words with one space between them: "Gëzim, ÇMIMI" is "gezim cmimi". What is a letter, and its lower case, must
-- not hang on the database's locale: in "C" only ASCII has letters. In PL/pgSQL, because SQL functions are inlined, and
-- planning what comes of that takes longer than searching.
DO $$
DECLARE
  unicode text := coalesce(
    (SELECT quote_ident(collname) FROM pg_collation
     WHERE collname IN ('pg_c_utf8', 'und-x-icu') AND collnamespace = 'pg_catalog'::regnamespace
     ORDER BY collname LIMIT 1),
    '"default"');
BEGIN
  EXECUTE replace($function$
    CREATE FUNCTION search_words(content text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $body$
    DECLARE
      words text := left(content, 10000);
    BEGIN
      IF octet_length(words) <> length(words) THEN
        words := regexp_replace(
          normalize(words, NFKD),
          '[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g');
        words := translate(
          replace(replace(replace(words, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'đĐðłŁøØħĦıŧŦ', 'dDdlLoOhHitT');
      END IF;
      words := btrim(regexp_replace(lower(words COLLATE $unicode), '[^[:alnum:]]+', ' ', 'g'));
      -- A lexeme takes 2,046 bytes at most.
      IF octet_length(words) > 1000 THEN
        words := regexp_replace(words, '([^ ]{200})[^ ]+', '\1', 'g');
      END IF;
      RETURN words;
    END
    $body$ $function$, '$unicode', unicode);
END
$$;

-- The end of an id is random; the whole id is compared when the rows are read.
CREATE FUNCTION search_mark(organization uuid, field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN right(organization::text, 12) || field;

CREATE FUNCTION search_text(organization uuid, content text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  mark text := public.search_mark(organization, '_');
BEGIN
  RETURN (mark || replace(public.search_words(content), ' ', ' ' || mark))::tsvector;
END
$$;

-- A number is found from any of its digits on, without its spaces: +383 44 123 456 by 44123.
CREATE FUNCTION search_digits(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT string_agg(right(digits, n), ' ')
  FROM (SELECT left(regexp_replace(phone, '[^0-9]+', '', 'g'), 30) AS digits) AS number,
    generate_series(3, length(digits)) AS n
);

-- Names have keys of their own beside those of all fields, because who is found by name comes first.
CREATE FUNCTION search_contact(organization uuid, name text, email text, phone text, external_id text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  in_name text := public.search_mark(organization, '=');
  in_any text := public.search_mark(organization, '_');
  name_words text := public.search_words(coalesce(name, ''));
  words text := name_words || ' ' || public.search_words(coalesce(email, '')) || ' '
    || public.search_words(coalesce(external_id, '')) || ' ' || public.search_words(coalesce(phone, '')) || ' '
    || coalesce(public.search_digits(phone), '');
BEGIN
  RETURN (in_name || replace(name_words, ' ', ' ' || in_name) || ' ' || in_any || replace(words, ' ', ' ' || in_any))
    ::tsvector;
END
$$;

-- What new messages add is collected and moved to its place together, which halves the cost of writing one. The list is
-- kept short, because every search reads it from end to end.
CREATE INDEX messages_search_idx ON messages USING gin (search_text(organization_id, body))
  WITH (gin_pending_list_limit = 1024) WHERE kind <> 'ACTIVITY';
CREATE INDEX conversations_search_idx ON conversations USING gin (search_text(organization_id, subject))
  WITH (fastupdate = off) WHERE subject IS NOT NULL;
CREATE INDEX contacts_search_idx ON contacts
  USING gin (search_contact(organization_id, name, email, phone, external_id)) WITH (fastupdate = off);

-- All the words; `typing` takes the last one as the beginning of a word. Words hold letters and digits only, so none
-- can mean anything to the parser of tsquery.
CREATE FUNCTION search_query(mark text, words text[], typing boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE
RETURN (
  SELECT string_agg(mark || word || CASE WHEN typing AND n = cardinality(words) THEN ':*' ELSE '' END, ' & ')::tsquery
  FROM unnest(words) WITH ORDINALITY AS list (word, n)
);

-- As above, but words of digits that follow each other are also looked for as one number. Its leading zeros (of a
-- national or international prefix) are not in it.
CREATE FUNCTION search_contact_query(mark text, words text[], typing boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  total integer := cardinality(words);
  parts tsquery[] := '{}';
  first integer := 1;
  last integer;
  number text;
  part tsquery;
  result tsquery;
BEGIN
  WHILE first <= total LOOP
    last := first;
    IF words[first] ~ '^[0-9]+$' THEN
      WHILE last < total AND words[last + 1] ~ '^[0-9]+$' LOOP last := last + 1; END LOOP;
    END IF;
    part := public.search_query(mark, words[first:last], typing AND last = total);
    number := ltrim(array_to_string(words[first:last], ''), '0');
    IF number ~ '^[0-9]{3,}$' THEN
      part := part || public.search_query(mark, ARRAY[number], typing);
    END IF;
    result := CASE WHEN result IS NULL THEN part ELSE result && part END;
    first := last + 1;
  END LOOP;
  RETURN result;
END
$$;

-- The newest messages that match. Not for the app: it takes the organization as an argument.
-- What few messages hold is taken from the index and sorted. What many hold is among the newest ones as well, nearly
-- always: reading those backwards spares the reading of all. The index is asked in a query of its own, without the
-- organization, because the planner would otherwise read a whole tenant by another index.
CREATE FUNCTION search_newest_messages(organization uuid, query tsquery, most integer)
RETURNS TABLE (id uuid, found_at timestamptz) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  many CONSTANT integer := 4000;
  newest CONSTANT integer := 600;
  matches integer;
  seen uuid[] := '{}';
  hit record;
BEGIN
  SELECT count(*) INTO matches FROM (
    SELECT FROM public.messages AS m
    WHERE public.search_text(m.organization_id, m.body) @@ query AND m.kind <> 'ACTIVITY' LIMIT many) AS probe;
  IF matches = many THEN
    FOR hit IN
      SELECT recent.id, recent.created_at FROM (
        SELECT m.id, m.created_at, m.organization_id, m.body FROM public.messages AS m
        WHERE m.organization_id = organization AND m.kind <> 'ACTIVITY' ORDER BY m.created_at DESC LIMIT newest) AS recent
      WHERE public.search_text(recent.organization_id, recent.body) @@ query
      ORDER BY recent.created_at DESC, recent.id DESC LIMIT most
    LOOP
      seen := seen || hit.id;
      id := hit.id;
      found_at := hit.created_at;
      RETURN NEXT;
    END LOOP;
  END IF;
  IF cardinality(seen) = most THEN RETURN; END IF;
  RETURN QUERY
    WITH found AS MATERIALIZED (
      SELECT m.id, m.organization_id, m.created_at FROM public.messages AS m
      WHERE public.search_text(m.organization_id, m.body) @@ query AND m.kind <> 'ACTIVITY')
    SELECT found.id, found.created_at FROM found
    WHERE found.organization_id = organization AND NOT found.id = ANY (seen)
    ORDER BY found.created_at DESC, found.id DESC LIMIT most - cardinality(seen);
END
$$;

-- What each answers is `most` rows at most, the best first. `rank`, the same in all three:
--   1 all words in the name or subject, 2 in any field, 3 in the body; 4, 5 and 6 likewise, the last word as a beginning

CREATE FUNCTION search_messages(content text, most integer)
RETURNS TABLE (id uuid, rank integer, found_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  words text[] := string_to_array(public.search_words(content), ' ');
  mark text := public.search_mark(organization, '_');
  seen uuid[] := '{}';
  hit record;
BEGIN
  IF organization IS NULL OR cardinality(words) = 0 THEN RETURN; END IF;
  FOR hit IN SELECT * FROM public.search_newest_messages(organization, public.search_query(mark, words, false), most) LOOP
    seen := seen || hit.id;
    id := hit.id;
    rank := 3;
    found_at := hit.found_at;
    RETURN NEXT;
  END LOOP;
  IF cardinality(seen) >= most THEN RETURN; END IF;
  RETURN QUERY
    SELECT typed.id, 6, typed.found_at
    FROM public.search_newest_messages(
      organization, public.search_query(mark, words, true), most + cardinality(seen)) AS typed
    WHERE NOT typed.id = ANY (seen) LIMIT most - cardinality(seen);
END
$$;

CREATE FUNCTION search_conversations(content text, most integer)
RETURNS TABLE (id uuid, rank integer, found_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  organization uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  words text[] := string_to_array(public.search_words(content), ' ');
  mark text := public.search_mark(organization, '_');
  query tsquery;
  seen uuid[] := '{}';
  hit record;
BEGIN
  IF organization IS NULL OR cardinality(words) = 0 THEN RETURN; END IF;
  FOREACH rank IN ARRAY ARRAY[1, 4] LOOP
    query := public.search_query(mark, words, rank = 4);
    FOR hit IN
      WITH found AS MATERIALIZED (
        SELECT c.id, c.organization_id, c.last_message_at FROM public.conversations AS c
        WHERE public.search_text(c.organization_id, c.subject) @@ query AND c.subject IS NOT NULL)
      SELECT found.id, found.last_message_at FROM found
      WHERE found.organization_id = organization AND NOT found.id = ANY (seen)
      ORDER BY found.last_message_at DESC, found.id DESC LIMIT most - cardinality(seen)
    LOOP
      seen := seen || hit.id;
      id := hit.id;
      found_at := hit.last_message_at;
      RETURN NEXT;
    END LOOP;
    IF cardinality(seen) >= most THEN RETURN; END IF;
  END LOOP;
END
$$;

CREATE FUNCTION search_contacts(content text, most integer)
RETURNS TABLE (id uuid, rank integer, found_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  organization uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  words text[] := string_to_array(public.search_words(content), ' ');
  query tsquery;
  seen uuid[] := '{}';
  hit record;
BEGIN
  IF organization IS NULL OR cardinality(words) = 0 THEN RETURN; END IF;
  FOREACH rank IN ARRAY ARRAY[1, 2, 4, 5] LOOP
    query := CASE WHEN rank IN (1, 4)
      THEN public.search_query(public.search_mark(organization, '='), words, rank = 4)
      ELSE public.search_contact_query(public.search_mark(organization, '_'), words, rank = 5)
    END;
    FOR hit IN
      WITH found AS MATERIALIZED (
        SELECT c.id, c.organization_id, c.created_at FROM public.contacts AS c
        WHERE public.search_contact(c.organization_id, c.name, c.email, c.phone, c.external_id) @@ query)
      SELECT found.id, found.created_at FROM found
      WHERE found.organization_id = organization AND NOT found.id = ANY (seen)
      ORDER BY found.created_at DESC, found.id DESC LIMIT most - cardinality(seen)
    LOOP
      seen := seen || hit.id;
      id := hit.id;
      found_at := hit.created_at;
      RETURN NEXT;
    END LOOP;
    IF cardinality(seen) >= most THEN RETURN; END IF;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION search_newest_messages(uuid, tsquery, integer), search_messages(text, integer),
  search_conversations(text, integer), search_contacts(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_messages(text, integer), search_conversations(text, integer),
  search_contacts(text, integer) TO switchboard_app, switchboard_platform;

-- Whoever is not a superuser may give a function only to a role that may create in the schema; it may so for a moment.
GRANT CREATE ON SCHEMA public TO switchboard_platform;
ALTER FUNCTION search_newest_messages(uuid, tsquery, integer) OWNER TO switchboard_platform;
ALTER FUNCTION search_messages(text, integer) OWNER TO switchboard_platform;
ALTER FUNCTION search_conversations(text, integer) OWNER TO switchboard_platform;
ALTER FUNCTION search_contacts(text, integer) OWNER TO switchboard_platform;
REVOKE CREATE ON SCHEMA public FROM switchboard_platform;
