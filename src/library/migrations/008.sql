-- Lists show their first page at once, however many articles there are.

-- Each order of a list is read from an index.
CREATE INDEX article_by_source ON article (source IS NULL, source COLLATE NOCASE, id DESC) WHERE deleted IS NULL;
CREATE INDEX article_by_title ON article (title IS NULL, title COLLATE NOCASE, id DESC) WHERE deleted IS NULL;

-- What few articles have is found without looking at the others.
CREATE INDEX article_read ON article (id) WHERE deleted IS NULL AND read = 1;
CREATE INDEX article_language ON article (language, id);
CREATE INDEX article_byline ON article (byline, id) WHERE byline IS NOT NULL;
CREATE INDEX figure_unit ON figure (unit, article) WHERE unit IS NOT NULL;

-- The articles of a feed are counted in the index alone.
CREATE INDEX article_feed_read ON article (feed, read) WHERE deleted IS NULL;

-- Parts of the index of words are merged later, and what a portion of articles brings is one part.
INSERT INTO word (word, rank) VALUES ('automerge', 8);
INSERT INTO word (word, rank) VALUES ('hashsize', 8388608);

-- Adding articles stays fast in a large library, since it changes indexes at few places.

-- About how large `high` is: figures of about the same amount stand in the order of their articles. The next migration
-- has the indexes.
ALTER TABLE figure ADD COLUMN magnitude INTEGER NOT NULL DEFAULT 0;
DROP INDEX figure_value;
DROP INDEX figure_measure;

-- Hashes of texts come here first, and from here into `lsh_band` all at once and in its order.
CREATE TABLE lsh_recent (
    hash       INTEGER NOT NULL,
    article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE INDEX lsh_recent_article ON lsh_recent (article);
-- Those of whole texts are among them.
INSERT OR IGNORE INTO lsh_band (hash, article) SELECT fingerprint, id FROM article;
DROP INDEX article_print;
