-- People. The password is kept as its bcrypt hash only.
CREATE TABLE account (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    name          text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._@+-]{0,62}$'),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('VIEWER', 'REVIEWER', 'OPERATOR', 'OWNER')),
    enabled       boolean     NOT NULL,
    -- Part of every session: counted up, all sessions of the account end.
    session_mark  int         NOT NULL DEFAULT 0,
    created       timestamptz NOT NULL,
    last_login    timestamptz,
    version       int         NOT NULL
);

-- Machines. Of a key only a digest is kept: 32 random bytes can't be guessed, so that one round of SHA-256 suffices.
CREATE TABLE api_key (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    name       text        NOT NULL,
    prefix     text        NOT NULL UNIQUE,
    digest     char(64)    NOT NULL,
    role       text        NOT NULL CHECK (role IN ('VIEWER', 'REVIEWER', 'OPERATOR', 'OWNER')),
    created_by text        NOT NULL,
    created    timestamptz NOT NULL,
    expires    timestamptz,
    last_used  timestamptz,
    revoked    timestamptz
);

-- Buckets of failed sign-ins (Bucket4j), shared by all nodes.
CREATE TABLE login_bucket (
    id         text   PRIMARY KEY,
    state      bytea,
    expires_at bigint
);
