-- How much of each lane is left, as Bucket4j keeps it: one row for a connection's lane, shared by all nodes.
CREATE TABLE rate_bucket (
    id    text  PRIMARY KEY,
    state bytea
);
