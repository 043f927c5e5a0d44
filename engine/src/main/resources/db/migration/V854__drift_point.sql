-- Batches that go are looked for from here, by the foreign key.
CREATE INDEX drift_point_batch ON drift_point (batch);
