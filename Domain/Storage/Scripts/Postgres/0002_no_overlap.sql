-- No two planned calls of one line, child or parent overlap, and no two weekly times do over their whole series.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The minutes a weekly time takes up in a cycle of four weeks, as ranges: N divides 4, so overlap in the cycle is overlap for ever.
CREATE FUNCTION slot_cycle(weekday text, start_minute int, minutes int, every_weeks int, phase int) RETURNS int4multirange
LANGUAGE sql IMMUTABLE AS $$
    SELECT range_agg(int4range(base, base + minutes))
    FROM generate_series(phase, 3, every_weeks) AS week,
         LATERAL (SELECT week * 10080 + array_position(ARRAY['Monday','Tuesday','Wednesday','Thursday','Friday','Saturday','Sunday'], weekday) * 1440 + start_minute AS base) AS b
$$;

-- A slot that ended before it began takes up nothing.
CREATE FUNCTION slot_days(first date, last date) RETURNS daterange
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last IS NULL THEN daterange(first, NULL) WHEN last < first THEN 'empty'::daterange ELSE daterange(first, last, '[]') END
$$;

-- What the four-week cycle cannot hold.
ALTER TABLE slots ADD CONSTRAINT slots_shape CHECK
    (every_weeks IN (1, 2, 4) AND phase >= 0 AND phase < every_weeks AND start_minute >= 0 AND minutes >= 1 AND start_minute + minutes <= 1440);

ALTER TABLE slots ADD CONSTRAINT slots_line_no_overlap EXCLUDE USING gist
    (line_id WITH =, slot_cycle(weekday, start_minute, minutes, every_weeks, phase) WITH &&, slot_days("from", until) WITH &&);
ALTER TABLE slots ADD CONSTRAINT slots_child_no_overlap EXCLUDE USING gist
    (child_id WITH =, slot_cycle(weekday, start_minute, minutes, every_weeks, phase) WITH &&, slot_days("from", until) WITH &&);
ALTER TABLE slots ADD CONSTRAINT slots_parent_no_overlap EXCLUDE USING gist
    (parent_id WITH =, slot_cycle(weekday, start_minute, minutes, every_weeks, phase) WITH &&, slot_days("from", until) WITH &&);

ALTER TABLE calls ADD CONSTRAINT calls_line_no_overlap EXCLUDE USING gist
    (line_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (plan = 'Planned');
ALTER TABLE calls ADD CONSTRAINT calls_child_no_overlap EXCLUDE USING gist
    (child_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (plan = 'Planned');
ALTER TABLE calls ADD CONSTRAINT calls_parent_no_overlap EXCLUDE USING gist
    (parent_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (plan = 'Planned');
