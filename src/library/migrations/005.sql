-- Where a feed stands in the reader's lists: the names of its folders from the outside in, parted by slashes, and its
-- tags, parted by commas.
ALTER TABLE feed ADD COLUMN folder TEXT;
ALTER TABLE feed ADD COLUMN tags TEXT;
