-- Pictures that were handed over directly: made at once, belonging to no shop.
CREATE TABLE upload (
    id        uuid        PRIMARY KEY,
    sku       text        NOT NULL,
    alt_text  text        NOT NULL,
    slot      text        NOT NULL,
    platforms text        NOT NULL,
    profile   uuid        REFERENCES brand_profile,
    original  char(64)    NOT NULL,
    state     text        NOT NULL CHECK (state IN ('WAITING', 'DONE', 'REFUSED')),
    words     text        NOT NULL DEFAULT '',
    evidence  jsonb,
    actor     text        NOT NULL,
    created   timestamptz NOT NULL,
    done      timestamptz
);
CREATE INDEX upload_age ON upload (created, id);

CREATE TABLE upload_picture (
    upload     uuid    NOT NULL REFERENCES upload ON DELETE CASCADE,
    position   int     NOT NULL,
    platform   text    NOT NULL,
    digest     char(64) NOT NULL,
    preview    char(64) NOT NULL,
    media_type text    NOT NULL,
    width      int     NOT NULL,
    height     int     NOT NULL,
    bytes      bigint  NOT NULL,
    compliant  boolean NOT NULL,
    report     jsonb   NOT NULL,
    PRIMARY KEY (upload, platform)
);
