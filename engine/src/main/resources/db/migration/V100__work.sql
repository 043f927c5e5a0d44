-- Two queues of db-scheduler, so that slow marketplaces never hold the places of pictures.
CREATE TABLE work_cpu (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    -- Wider than db-scheduler's own: it holds a turn of the fair order.
    priority             int         NOT NULL DEFAULT 0,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX work_cpu_turn ON work_cpu (priority DESC, execution_time ASC) WHERE NOT picked;
CREATE INDEX work_cpu_due ON work_cpu (execution_time);
CREATE INDEX work_cpu_heartbeat ON work_cpu (last_heartbeat) WHERE picked;

CREATE TABLE work_io (LIKE work_cpu INCLUDING ALL);

-- The last turn that each connection was given in each queue.
CREATE TABLE work_turn (
    pool       text   NOT NULL,
    connection uuid   NOT NULL,
    last_turn  bigint NOT NULL,
    PRIMARY KEY (pool, connection)
);

-- What nobody but a person can bring further: every non-success ends here, with its cause, remedy and button.
CREATE TABLE problem (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    connection uuid,
    listing    uuid,
    stage      text        NOT NULL,
    item       text        NOT NULL,
    data       text        NOT NULL DEFAULT '',
    remedy     text        NOT NULL,
    sentence   text        NOT NULL,
    detail     text        NOT NULL DEFAULT '',
    opened     timestamptz NOT NULL,
    seen       int         NOT NULL DEFAULT 1,
    last_seen  timestamptz NOT NULL,
    closed     timestamptz,
    closed_by  text
);
CREATE UNIQUE INDEX problem_open ON problem (stage, item) WHERE closed IS NULL;
CREATE INDEX problem_listing ON problem (listing);
CREATE INDEX problem_connection ON problem (connection, opened DESC);
