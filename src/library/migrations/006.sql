-- Whether the words of the article are indexed with their other forms: 0 for those that an older version stored, until
-- they are indexed anew in the background.
ALTER TABLE article ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_unindexed ON article (id) WHERE indexed = 0;
