-- A shop's owner was sent to the marketplace and may come back. The verifier lies sealed, under the same key.
CREATE TABLE consent (
    state      char(64)    PRIMARY KEY, -- SHA-256: the state itself lies sealed
    connection uuid        NOT NULL REFERENCES connection,
    back       text        NOT NULL,
    actor      text        NOT NULL,
    until      timestamptz NOT NULL
);
CREATE INDEX consent_until ON consent (until);
