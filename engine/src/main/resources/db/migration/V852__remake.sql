-- Of several jobs for one picture at one place, the one that was asked for last holds.
ALTER TABLE image_job ADD COLUMN asked timestamptz;
UPDATE image_job SET asked = created;
ALTER TABLE image_job ALTER COLUMN asked SET NOT NULL;

-- Size of the product's box in pixels of the upright photograph: a gallery of one scale is made from all of them.
ALTER TABLE cutout ADD COLUMN product_width int;
ALTER TABLE cutout ADD COLUMN product_height int;
-- The sizes that its scale came from: an inspection composes by the same ones.
ALTER TABLE rendition ADD COLUMN scale_set jsonb NOT NULL DEFAULT '[]';
