-- An entry is bound to a salted digest of its details, so that these can be erased and the chain still holds: who did what
-- to which id, and when, stays provable. Entries of before are bound to the details themselves.
ALTER TABLE audit_entry ADD COLUMN salt bytea, ADD COLUMN content bytea, ADD COLUMN erased timestamptz;

ALTER TABLE audit_head ADD COLUMN first_form bigint NOT NULL DEFAULT 0;
ALTER TABLE audit_head DISABLE TRIGGER audit_head_step;
UPDATE audit_head SET first_form = number;
ALTER TABLE audit_head ENABLE TRIGGER audit_head_step;

DROP TRIGGER audit_entry_rows ON audit_entry;
CREATE TRIGGER audit_entry_gone BEFORE DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
-- Erased once, and nothing but the details.
CREATE TRIGGER audit_entry_rows BEFORE UPDATE ON audit_entry
    FOR EACH ROW WHEN (NOT (
        OLD.erased IS NULL AND NEW.erased IS NOT NULL AND NEW.details = '{}' AND NEW.salt IS NULL
        AND (NEW.number, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.previous, NEW.digest)
          = (OLD.number, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.previous, OLD.digest)
        AND NEW.content IS NOT DISTINCT FROM OLD.content))
    EXECUTE FUNCTION audit_refuse();
