-- Who needs which bytes of the media store.
CREATE TABLE media_use (
    digest     bytea       NOT NULL,
    owner_kind text        NOT NULL,
    owner_id   uuid        NOT NULL,
    keep_until timestamptz,
    PRIMARY KEY (digest, owner_kind, owner_id)
);
CREATE INDEX media_use_owner ON media_use (owner_kind, owner_id);
CREATE INDEX media_use_end ON media_use (keep_until) WHERE keep_until IS NOT NULL;

-- Bytes that a sweep found without a use, and since when.
CREATE TABLE media_unkept (
    digest bytea       PRIMARY KEY,
    since  timestamptz NOT NULL
);
CREATE INDEX media_unkept_since ON media_unkept (since);
