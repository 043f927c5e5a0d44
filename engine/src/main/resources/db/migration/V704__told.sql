-- Whoever looks is told of every change of state, wherever in the code it is made: by the row itself, in its transaction.
CREATE FUNCTION tell(kind text, subject uuid, facts jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO live_event (at, kind, subject, facts) VALUES (clock_timestamp(), kind, subject, facts::text);
    -- A notification makes commits wait for each other. What machines do by the hundred is looked up every second anyway.
    SELECT pg_notify('packshot_live', '') WHERE kind NOT IN ('job', 'publication');
$$;

-- What other systems are to be told of. Handed to the outbox and deleted in one transaction.
CREATE TABLE webhook_due (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type    text   NOT NULL,
    subject uuid   NOT NULL,
    data    jsonb  NOT NULL
);

CREATE FUNCTION due(type text, subject uuid, data jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO webhook_due (type, subject, data)
    SELECT type, subject, data WHERE EXISTS (SELECT FROM webhook_endpoint WHERE enabled);
$$;

CREATE FUNCTION told_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE facts jsonb := jsonb_build_object('connection', NEW.connection, 'listing', NEW.listing, 'sku', NEW.sku,
                                          'slot', NEW.slot, 'state', NEW.state);
BEGIN
    PERFORM tell('job', NEW.id, facts);
    IF NEW.state = 'REFUSED' THEN
        PERFORM due('job.refused', NEW.id, facts || jsonb_build_object('why', NEW.words));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_new AFTER INSERT ON image_job FOR EACH ROW EXECUTE FUNCTION told_job();
CREATE TRIGGER told AFTER UPDATE OF state ON image_job FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION told_job();

CREATE FUNCTION told_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE facts jsonb := jsonb_build_object('connection', NEW.connection, 'listing', NEW.listing, 'job', NEW.job,
                                          'open', NEW.closed IS NULL);
BEGIN
    PERFORM tell('review', NEW.id, facts);
    IF NEW.closed IS NULL THEN
        PERFORM due('review.opened', NEW.id, facts);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_new AFTER INSERT ON review_task FOR EACH ROW EXECUTE FUNCTION told_review();
CREATE TRIGGER told AFTER UPDATE OF closed ON review_task FOR EACH ROW
    WHEN (OLD.closed IS DISTINCT FROM NEW.closed) EXECUTE FUNCTION told_review();

CREATE FUNCTION told_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE facts jsonb := jsonb_build_object('connection', NEW.connection, 'listing', NEW.listing, 'kind', NEW.kind,
                                          'state', NEW.state);
BEGIN
    PERFORM tell('publication', NEW.id, facts);
    IF NEW.state IN ('VERIFIED', 'REFUSED', 'OVERDUE') THEN
        PERFORM due('publication.' || lower(NEW.state), NEW.id, facts || jsonb_build_object('words', NEW.words));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_new AFTER INSERT ON publication FOR EACH ROW EXECUTE FUNCTION told_publication();
CREATE TRIGGER told AFTER UPDATE OF state ON publication FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION told_publication();

CREATE FUNCTION told_problem() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE facts jsonb := jsonb_build_object('connection', NEW.connection, 'listing', NEW.listing, 'stage', NEW.stage,
                                          'remedy', NEW.remedy, 'open', NEW.closed IS NULL);
BEGIN
    PERFORM tell('problem', NEW.id, facts);
    IF NEW.closed IS NULL THEN
        -- A receiver that is down isn't told that it is down.
        IF NEW.stage <> 'webhook' THEN
            PERFORM due('problem.opened', NEW.id, facts || jsonb_build_object('sentence', NEW.sentence));
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_new AFTER INSERT ON problem FOR EACH ROW EXECUTE FUNCTION told_problem();
CREATE TRIGGER told AFTER UPDATE OF closed ON problem FOR EACH ROW
    WHEN (OLD.closed IS DISTINCT FROM NEW.closed) EXECUTE FUNCTION told_problem();

CREATE FUNCTION told_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('connection', NEW.id, jsonb_build_object('state', NEW.state, 'reason', NEW.state_reason));
    RETURN NULL;
END $$;
CREATE TRIGGER told_new AFTER INSERT ON connection FOR EACH ROW EXECUTE FUNCTION told_connection();
CREATE TRIGGER told AFTER UPDATE OF state ON connection FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION told_connection();
