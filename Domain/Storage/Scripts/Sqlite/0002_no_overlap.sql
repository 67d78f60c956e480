-- No two planned calls of one line, child or parent overlap, and no two weekly times do over their whole series.
-- A slot of every N weeks (N is 1, 2 or 4) meets another one when their phases agree modulo the smaller N.

-- What the four-week cycle cannot hold.
CREATE TRIGGER slots_shape_insert BEFORE INSERT ON slots
WHEN NEW.every_weeks NOT IN (1, 2, 4) OR NEW.phase < 0 OR NEW.phase >= NEW.every_weeks
  OR NEW.start_minute < 0 OR NEW.minutes < 1 OR NEW.start_minute + NEW.minutes > 1440 BEGIN
    SELECT RAISE(ABORT, 'slots_shape');
END;

CREATE TRIGGER slots_shape_update BEFORE UPDATE OF every_weeks, phase, start_minute, minutes ON slots
WHEN NEW.every_weeks NOT IN (1, 2, 4) OR NEW.phase < 0 OR NEW.phase >= NEW.every_weeks
  OR NEW.start_minute < 0 OR NEW.minutes < 1 OR NEW.start_minute + NEW.minutes > 1440 BEGIN
    SELECT RAISE(ABORT, 'slots_shape');
END;

CREATE TRIGGER slots_no_overlap_insert BEFORE INSERT ON slots BEGIN
    SELECT RAISE(ABORT, 'slots_no_overlap') WHERE EXISTS (
        SELECT 1 FROM slots o
        WHERE o.weekday = NEW.weekday
          AND (o.line_id = NEW.line_id OR o.child_id = NEW.child_id OR o.parent_id = NEW.parent_id)
          AND o.start_minute < NEW.start_minute + NEW.minutes AND NEW.start_minute < o.start_minute + o.minutes
          AND (o.until IS NULL OR o.until >= NEW."from") AND (NEW.until IS NULL OR NEW.until >= o."from")
          AND (o.until IS NULL OR o.until >= o."from") AND (NEW.until IS NULL OR NEW.until >= NEW."from")
          AND o.phase % MIN(o.every_weeks, NEW.every_weeks) = NEW.phase % MIN(o.every_weeks, NEW.every_weeks));
END;

CREATE TRIGGER slots_no_overlap_update BEFORE UPDATE OF line_id, child_id, parent_id, weekday, start_minute, minutes, every_weeks, phase, "from", until ON slots BEGIN
    SELECT RAISE(ABORT, 'slots_no_overlap') WHERE EXISTS (
        SELECT 1 FROM slots o
        WHERE o.id <> NEW.id AND o.weekday = NEW.weekday
          AND (o.line_id = NEW.line_id OR o.child_id = NEW.child_id OR o.parent_id = NEW.parent_id)
          AND o.start_minute < NEW.start_minute + NEW.minutes AND NEW.start_minute < o.start_minute + o.minutes
          AND (o.until IS NULL OR o.until >= NEW."from") AND (NEW.until IS NULL OR NEW.until >= o."from")
          AND (o.until IS NULL OR o.until >= o."from") AND (NEW.until IS NULL OR NEW.until >= NEW."from")
          AND o.phase % MIN(o.every_weeks, NEW.every_weeks) = NEW.phase % MIN(o.every_weeks, NEW.every_weeks));
END;

CREATE TRIGGER calls_no_overlap_insert BEFORE INSERT ON calls WHEN NEW.plan = 'Planned' BEGIN
    SELECT RAISE(ABORT, 'calls_line_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.line_id = NEW.line_id AND o.day = NEW.day AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
    SELECT RAISE(ABORT, 'calls_child_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.child_id = NEW.child_id AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
    SELECT RAISE(ABORT, 'calls_parent_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.parent_id = NEW.parent_id AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
END;

CREATE TRIGGER calls_no_overlap_update BEFORE UPDATE OF plan, line_id, child_id, parent_id, starts_at, ends_at, day ON calls WHEN NEW.plan = 'Planned' BEGIN
    SELECT RAISE(ABORT, 'calls_line_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.id <> NEW.id AND o.line_id = NEW.line_id AND o.day = NEW.day AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
    SELECT RAISE(ABORT, 'calls_child_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.id <> NEW.id AND o.child_id = NEW.child_id AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
    SELECT RAISE(ABORT, 'calls_parent_overlap') WHERE EXISTS (
        SELECT 1 FROM calls o WHERE o.id <> NEW.id AND o.parent_id = NEW.parent_id AND o.plan = 'Planned'
          AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at);
END;
