-- Answers to requests that carried an Idempotency-Key. The row is written in the transaction of what the request started.
CREATE TABLE repeatable_request (
    caller  text        NOT NULL,
    key     text        NOT NULL,
    request char(64)    NOT NULL,
    answer  text        NOT NULL DEFAULT 'null',
    at      timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX repeatable_request_age ON repeatable_request (at);
