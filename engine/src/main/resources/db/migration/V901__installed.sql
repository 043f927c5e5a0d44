-- Which shop of its marketplace a connection is to, as the marketplace names it: told by the marketplace, never typed.
ALTER TABLE connection ADD COLUMN account text;
-- Of two tabs that install at once, one makes the row.
CREATE UNIQUE INDEX connection_account ON connection (connector, account) WHERE state <> 'REMOVED';

-- SHA-256 of what only the browser that went to the marketplace keeps: nobody else comes back in its place.
ALTER TABLE consent ADD COLUMN browser char(64);
