-- Originals that never change, with what was made of them when they were frozen.
CREATE TABLE reference_set (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    name       text        NOT NULL UNIQUE,
    connection uuid        NOT NULL REFERENCES connection,
    platforms  jsonb       NOT NULL,
    originals  jsonb       NOT NULL,
    author     text        NOT NULL,
    created    timestamptz NOT NULL
);
CREATE INDEX reference_set_connection ON reference_set (connection, created);

-- All pictures of a set made once: to freeze it, or to compare a candidate with what was frozen.
CREATE TABLE reference_run (
    id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    set      uuid        NOT NULL REFERENCES reference_set,
    purpose  text        NOT NULL CHECK (purpose IN ('FREEZE', 'MODEL', 'PROFILE')),
    model    text        NOT NULL,
    mattes   char(64)    NOT NULL,
    profile  uuid        REFERENCES brand_profile,
    actor    text        NOT NULL,
    began    timestamptz NOT NULL,
    ended    timestamptz,
    summary  jsonb,
    version  int         NOT NULL
);
CREATE UNIQUE INDEX reference_run_freeze ON reference_run (set) WHERE purpose = 'FREEZE';
CREATE INDEX reference_run_set ON reference_run (set, began);

CREATE TABLE reference_result (
    run             uuid        NOT NULL REFERENCES reference_run,
    position        int         NOT NULL,
    original        char(64)    NOT NULL,
    -- Why nothing could be made; then there are no files.
    refusal         text,
    cutout          char(64),
    mask            char(64),
    uncertainty     float8,
    renditions      jsonb       NOT NULL,
    -- Held against what was frozen; empty in the run that froze it.
    mask_iou        float8,
    colour_shift    float8,
    same_cutout     boolean,
    same_renditions boolean,
    made            timestamptz NOT NULL,
    PRIMARY KEY (run, position)
);
