-- Figures over time. Minutes are measured, hours come from minutes, days from hours.
CREATE TABLE figure_sample (
    figure     text        NOT NULL,
    -- All zeros for what belongs to no shop.
    connection uuid        NOT NULL,
    grain      text        NOT NULL CHECK (grain IN ('MINUTE', 'HOUR', 'DAY')),
    start      timestamptz NOT NULL,
    count      bigint      NOT NULL,
    sum        float8      NOT NULL,
    lowest     float8      NOT NULL,
    highest    float8      NOT NULL,
    PRIMARY KEY (figure, grain, start, connection)
);
CREATE INDEX figure_sample_age ON figure_sample (grain, start);

-- What the ledger is asked for each minute.
CREATE INDEX rendition_made ON rendition (made);
CREATE INDEX rendition_inspected ON rendition (inspected);
CREATE INDEX image_job_refused ON image_job (changed) WHERE state = 'REFUSED';
CREATE INDEX decision_at ON decision (at);
CREATE INDEX publication_verified ON publication (verified);
