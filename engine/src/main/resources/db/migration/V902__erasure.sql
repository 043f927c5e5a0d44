-- Shops that are erased, or were: all that stays of one. No name, account or setting.
CREATE TABLE erasure (
    connection uuid        PRIMARY KEY,
    connector  text        NOT NULL,
    asked      timestamptz NOT NULL,
    finished   timestamptz,
    listings   int         NOT NULL DEFAULT 0,
    files      int         NOT NULL DEFAULT 0
);

-- While it goes on: ids of rows that are gone already, since others may still mention them.
CREATE TABLE erasure_id (
    connection uuid NOT NULL REFERENCES erasure,
    id         uuid NOT NULL,
    PRIMARY KEY (connection, id)
);

-- While it goes on: files that are to go, unless another shop keeps them.
CREATE TABLE erasure_file (
    connection uuid  NOT NULL REFERENCES erasure,
    digest     bytea NOT NULL,
    PRIMARY KEY (connection, digest)
);

-- Rows that go are looked for from the rows that they belong to, by us and by the foreign keys.
CREATE INDEX image_job_original ON image_job (original);
CREATE INDEX image_job_cutout ON image_job (cutout_key);
CREATE INDEX cutout_original ON cutout (original);
CREATE INDEX decision_listing ON decision (listing);
CREATE INDEX review_task_job ON review_task (job);
CREATE INDEX review_task_listing ON review_task (listing);
CREATE INDEX review_task_decision ON review_task (decision);
CREATE INDEX publication_snapshot ON publication (snapshot);

-- Signals about one listing that wait together are acted on together.
CREATE INDEX signal_waiting ON signal (connection, listing) WHERE done IS NULL;
