-- What looks after the house, and when it last did.
CREATE TABLE upkeep (
    chore      text        PRIMARY KEY,
    every_s    bigint      NOT NULL CHECK (every_s >= 60),
    last_start timestamptz,
    last_end   timestamptz,
    words      text        NOT NULL DEFAULT '',
    version    int         NOT NULL DEFAULT 0
);

-- Since when what a listing showed until then can't be put back any more.
ALTER TABLE listing ADD COLUMN restore_ended timestamptz;
