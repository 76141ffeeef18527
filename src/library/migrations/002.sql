-- What a sync did not bring to an end, and what is worth knowing about one that did.

-- The process that works on the feed: a random number that each process chooses for itself. NULL while none does.
ALTER TABLE feed ADD COLUMN worker INTEGER;
-- When that process began with the feed, in seconds since 1970.
ALTER TABLE feed ADD COLUMN begun INTEGER;
-- How many syncs in a row began with the feed and never came to its end.
ALTER TABLE feed ADD COLUMN unfinished INTEGER NOT NULL DEFAULT 0;
-- A remark on the last sync that brought something, which is no failure: entries or pages that were left out.
ALTER TABLE feed ADD COLUMN note TEXT;
