-- Where others want to be told. The secret is sealed (sealed_secret), under the endpoint's id.
CREATE TABLE webhook_endpoint (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    url             text        NOT NULL,
    description     text        NOT NULL,
    -- Types that are wanted, separated by commas; empty for all.
    types           text        NOT NULL,
    enabled         boolean     NOT NULL,
    disabled_reason text        NOT NULL DEFAULT '',
    failing_since   timestamptz,
    rotated         timestamptz,
    created         timestamptz NOT NULL,
    created_by      text        NOT NULL,
    version         int         NOT NULL
);

-- What is told. The id comes from the content, so that telling the same again is no second message.
CREATE TABLE webhook_message (
    id      text        PRIMARY KEY,
    type    text        NOT NULL,
    subject uuid        NOT NULL,
    body    text        NOT NULL,
    at      timestamptz NOT NULL
);

CREATE TABLE webhook_delivery (
    id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    endpoint  uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    message   text        NOT NULL REFERENCES webhook_message,
    state     text        NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    created   timestamptz NOT NULL,
    delivered timestamptz,
    UNIQUE (endpoint, message)
);
CREATE INDEX webhook_delivery_log ON webhook_delivery (endpoint, created, id);

CREATE TABLE webhook_attempt (
    delivery uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number   int         NOT NULL,
    at       timestamptz NOT NULL,
    -- 0 when there was no answer.
    status   int         NOT NULL,
    words    text        NOT NULL,
    millis   bigint      NOT NULL,
    PRIMARY KEY (delivery, number)
);
