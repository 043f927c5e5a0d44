-- What consoles are told. Unlogged: after a crash of the database a console reads everything anew anyway.
CREATE UNLOGGED TABLE live_event (
    -- Transactions end in another order than their rows were numbered in. Below the oldest one that still runs nothing
    -- can be added any more, so that reading on from a place skips nothing.
    xact    xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at      timestamptz NOT NULL,
    kind    text        NOT NULL,
    subject uuid        NOT NULL,
    facts   text        NOT NULL,
    PRIMARY KEY (xact, id)
);
CREATE INDEX live_event_age ON live_event (at);
