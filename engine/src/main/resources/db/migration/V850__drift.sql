-- Control charts: one for each network, shop and profile version, until that or the accepted level changes.
CREATE TABLE drift_chart (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection uuid        NOT NULL REFERENCES connection,
    model      text        NOT NULL,
    profile    uuid        REFERENCES brand_profile,
    began      timestamptz NOT NULL,
    ended      timestamptz,
    ended_by   text
);
CREATE UNIQUE INDEX drift_chart_open ON drift_chart (connection, model, profile) NULLS NOT DISTINCT
    WHERE ended IS NULL;

-- What a batch came to. Value and limits in the characteristic's own unit; score in standard errors from the centre.
CREATE TABLE drift_point (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    chart          uuid        NOT NULL REFERENCES drift_chart,
    batch          uuid        NOT NULL REFERENCES batch,
    number         int         NOT NULL,
    characteristic text        NOT NULL,
    pictures       int         NOT NULL,
    value          float8      NOT NULL,
    spread         float8      NOT NULL,
    phase          text        NOT NULL CHECK (phase IN ('BASELINE', 'WATCHED', 'ALARM', 'EXCUSED')),
    centre         float8,
    lower          float8,
    upper          float8,
    score          float8,
    signal         text,
    at             timestamptz NOT NULL,
    UNIQUE (chart, batch, characteristic)
);
CREATE INDEX drift_point_chart ON drift_point (chart, number);
