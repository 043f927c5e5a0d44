-- A shop that Packshot was connected to.
CREATE TABLE connection (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    name          text        NOT NULL UNIQUE,
    connector     text        NOT NULL,
    settings      jsonb       NOT NULL,
    policy        text        NOT NULL CHECK (policy IN ('AUTO', 'REVIEW', 'DRY_RUN')),
    state         text        NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'NEEDS_SIGN_IN', 'REMOVED')),
    state_reason  text        NOT NULL DEFAULT '',
    sample_share  float8      NOT NULL CHECK (sample_share BETWEEN 0 AND 1),
    created       timestamptz NOT NULL,
    version       int         NOT NULL
);

-- Brand profiles, each version kept for ever: a rendition names the one that it was made by.
CREATE TABLE brand_profile (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    name         text        NOT NULL,
    number       int         NOT NULL,
    text         text        NOT NULL,
    digest       char(64)    NOT NULL,
    author       text        NOT NULL,
    created      timestamptz NOT NULL,
    UNIQUE (name, number)
);

-- Which profile a connection's listings are made by; a product type's own one goes before the connection's ('').
CREATE TABLE profile_choice (
    connection   uuid        NOT NULL REFERENCES connection,
    product_type text        NOT NULL DEFAULT '',
    profile      uuid        NOT NULL REFERENCES brand_profile,
    chosen       timestamptz NOT NULL,
    PRIMARY KEY (connection, product_type)
);

CREATE TABLE sync_schedule (
    connection uuid        NOT NULL REFERENCES connection,
    lane       text        NOT NULL CHECK (lane IN ('CHANGES', 'SWEEP')),
    every_s    bigint      NOT NULL CHECK (every_s >= 1),
    enabled    boolean     NOT NULL,
    cursor     text        NOT NULL DEFAULT '',
    round      bigint      NOT NULL DEFAULT 0,
    last_start timestamptz,
    last_end   timestamptz,
    last_seen  int         NOT NULL DEFAULT 0,
    last_new   int         NOT NULL DEFAULT 0,
    version    int         NOT NULL,
    PRIMARY KEY (connection, lane)
);

-- What a marketplace said, once for each delivery id.
CREATE TABLE signal (
    connection uuid        NOT NULL REFERENCES connection,
    id         text        NOT NULL,
    kind       text        NOT NULL,
    listing    text,
    at         timestamptz NOT NULL,
    received   timestamptz NOT NULL,
    done       timestamptz,
    PRIMARY KEY (connection, id)
);

-- The mirror of what is live.
CREATE TABLE listing (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection      uuid        NOT NULL REFERENCES connection,
    ref             text        NOT NULL,
    platform        text        NOT NULL,
    sku             text        NOT NULL,
    title           text        NOT NULL,
    product_type    text        NOT NULL,
    content         jsonb       NOT NULL,
    fingerprint     char(64)    NOT NULL,
    -- Of the gallery as our last publication or restore left it: what equals it is no edit of the seller's.
    own_fingerprint char(64),
    live            boolean     NOT NULL,
    held            boolean     NOT NULL DEFAULT false,
    held_reason     text        NOT NULL DEFAULT '',
    round           bigint      NOT NULL DEFAULT 0,
    first_seen      timestamptz NOT NULL,
    seen            timestamptz NOT NULL,
    changed         timestamptz NOT NULL,
    signalled       timestamptz,
    gone            timestamptz,
    version         int         NOT NULL,
    UNIQUE (connection, ref)
);
CREATE INDEX listing_sku ON listing (sku);

-- 200 to 300 routine listings that are decided before the next ones begin.
CREATE TABLE batch (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection uuid        NOT NULL REFERENCES connection,
    number     int         NOT NULL,
    state      text        NOT NULL CHECK (state IN ('FILLING', 'WAITING', 'RUNNING', 'PASSED', 'HELD')),
    jobs       int         NOT NULL DEFAULT 0,
    opened     timestamptz NOT NULL,
    closed     timestamptz,
    words      text        NOT NULL DEFAULT '',
    version    int         NOT NULL,
    UNIQUE (connection, number)
);

-- One picture of one listing on its way: original × recipe × place.
CREATE TABLE image_job (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection    uuid        NOT NULL REFERENCES connection,
    listing       uuid        NOT NULL REFERENCES listing,
    batch         uuid        REFERENCES batch,
    image         text        NOT NULL,
    revision      text        NOT NULL,
    slot          text        NOT NULL,
    position      int         NOT NULL,
    sku           text        NOT NULL,
    alt_text      text        NOT NULL,
    recipe        char(64)    NOT NULL,
    profile       uuid        REFERENCES brand_profile,
    urgency       text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('FOUND', 'FETCHED', 'CUT_OUT', 'RENDERED', 'INSPECTED',
                                                        'IN_REVIEW', 'APPROVED', 'REJECTED', 'REFUSED', 'DROPPED')),
    original      char(64),
    cutout_key    char(64),
    rendition     uuid,
    words         text        NOT NULL DEFAULT '',
    created       timestamptz NOT NULL,
    changed       timestamptz NOT NULL,
    version       int         NOT NULL,
    UNIQUE (listing, image, revision, slot, recipe)
);
CREATE INDEX image_job_state ON image_job (connection, state);
CREATE INDEX image_job_batch ON image_job (batch);
CREATE INDEX image_job_waits ON image_job (cutout_key) WHERE state = 'FETCHED';

-- A product freed from its ground: made once for each original and network, whatever is rendered from it.
CREATE TABLE cutout (
    key          char(64)    PRIMARY KEY,
    original     char(64)    NOT NULL,
    model        text        NOT NULL,
    -- Why there is none; then all that follows is empty.
    refusal      text,
    stored       char(64),
    before       char(64),
    mask         char(64),
    media_type   text,
    width        int,
    height       int,
    source_type  text,
    uncertainty  float8,
    evidence     jsonb,
    made         timestamptz NOT NULL,
    CHECK (refusal IS NOT NULL OR stored IS NOT NULL)
);

CREATE TABLE rendition (
    id          uuid        PRIMARY KEY DEFAULT uuidv7(),
    job         uuid        NOT NULL REFERENCES image_job,
    platform    text        NOT NULL,
    slot        text        NOT NULL,
    digest      char(64)    NOT NULL,
    preview     char(64)    NOT NULL,
    media_type  text        NOT NULL,
    width       int         NOT NULL,
    height      int         NOT NULL,
    bytes       bigint      NOT NULL,
    enlarged    boolean     NOT NULL,
    altered     boolean     NOT NULL,
    report      jsonb,
    compliant   boolean,
    made        timestamptz NOT NULL,
    inspected   timestamptz,
    UNIQUE (job, platform, slot)
);
CREATE INDEX rendition_digest ON rendition (digest);

-- Never changed: what was decided about exactly these bytes, by whom and why.
CREATE TABLE decision (
    id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    job       uuid        NOT NULL REFERENCES image_job,
    listing   uuid        NOT NULL REFERENCES listing,
    digest    char(64)    NOT NULL,
    outcome   text        NOT NULL CHECK (outcome IN ('APPROVED', 'REJECTED')),
    by_rule   boolean     NOT NULL,
    actor     text        NOT NULL,
    reasons   jsonb       NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX decision_digest ON decision (digest, at);
CREATE INDEX decision_job ON decision (job);

CREATE TABLE review_task (
    id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    job       uuid        NOT NULL REFERENCES image_job,
    listing   uuid        NOT NULL REFERENCES listing,
    connection uuid       NOT NULL REFERENCES connection,
    digest    char(64)    NOT NULL,
    sampled   boolean     NOT NULL,
    reasons   jsonb       NOT NULL,
    opened    timestamptz NOT NULL,
    closed    timestamptz,
    decision  uuid        REFERENCES decision,
    version   int         NOT NULL
);
CREATE UNIQUE INDEX review_task_open ON review_task (job) WHERE closed IS NULL;
CREATE INDEX review_task_queue ON review_task (opened, id) WHERE closed IS NULL;

-- What a gallery was before we first wrote to it, and before each restore.
CREATE TABLE snapshot (
    id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    listing  uuid        NOT NULL REFERENCES listing,
    original boolean     NOT NULL,
    gallery  jsonb       NOT NULL,
    images   jsonb       NOT NULL,
    taken    timestamptz NOT NULL
);
CREATE INDEX snapshot_listing ON snapshot (listing, taken);

CREATE TABLE publication (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection   uuid        NOT NULL REFERENCES connection,
    listing      uuid        NOT NULL REFERENCES listing,
    kind         text        NOT NULL CHECK (kind IN ('PUBLISH', 'RESTORE')),
    state        text        NOT NULL CHECK (state IN ('PLANNED', 'INTENDED', 'ACCEPTED', 'PUBLISHED', 'VERIFIED',
                                                       'CONFLICT', 'REFUSED', 'OVERDUE', 'CANCELLED', 'DRY')),
    snapshot     uuid        REFERENCES snapshot,
    base         jsonb       NOT NULL,
    places       jsonb       NOT NULL,
    change       char(64)    NOT NULL,
    submission   text        NOT NULL DEFAULT '',
    words        text        NOT NULL DEFAULT '',
    actor        text        NOT NULL,
    reads        int         NOT NULL DEFAULT 0,
    signalled    timestamptz,
    planned      timestamptz NOT NULL,
    intended     timestamptz,
    published    timestamptz,
    verified     timestamptz,
    version      int         NOT NULL
);
-- One way at a time: nothing is written to a listing while something else is.
CREATE UNIQUE INDEX publication_open ON publication (listing)
    WHERE state IN ('PLANNED', 'INTENDED', 'ACCEPTED', 'PUBLISHED');
CREATE INDEX publication_listing ON publication (listing, planned);
CREATE INDEX publication_connection ON publication (connection, planned);
