-- Asked for once more while it is being done: from when on. And how often in a row its process died.
ALTER TABLE work_cpu ADD COLUMN again timestamptz, ADD COLUMN deaths int NOT NULL DEFAULT 0;
ALTER TABLE work_io ADD COLUMN again timestamptz, ADD COLUMN deaths int NOT NULL DEFAULT 0;

-- Turns are counted by each node for itself: a row for each connection had to be locked in a transaction of its own while
-- the caller's was open.
DROP TABLE work_turn;

ALTER TABLE problem ADD COLUMN closed_why text NOT NULL DEFAULT '';
