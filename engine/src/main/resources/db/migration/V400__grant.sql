-- Secrets of connections: the content under a data key of its own, that one under a key of the ring (see grant.Envelope).
CREATE TABLE sealed_secret (
    connection uuid        NOT NULL,
    field      text        NOT NULL,
    -- Part of what the seal is bound to.
    version    bigint      NOT NULL,
    key_id     text        NOT NULL,
    wrapped    bytea       NOT NULL,
    content    bytea       NOT NULL,
    changed    timestamptz NOT NULL,
    PRIMARY KEY (connection, field)
);
CREATE INDEX sealed_secret_key ON sealed_secret (key_id);
