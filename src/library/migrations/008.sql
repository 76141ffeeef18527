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
