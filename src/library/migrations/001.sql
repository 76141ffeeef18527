-- The library as it began. A migration that has been released is never edited; what changes comes in the next one.
--
-- An article's id orders it: minutes since 1900 of when it was published, times 2^24, plus a running number. The
-- newest first is the order of the ids backwards, and a span of time is a span of ids.

CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    title      TEXT,
    source     TEXT,
    byline     TEXT,
    kicker     TEXT,
    deck       TEXT,
    -- ISO 8601, as exact as the article says it.
    published  TEXT,
    language   TEXT NOT NULL,
    url        TEXT,
    -- What whoever delivered it called it.
    name       TEXT,
    feed       INTEGER REFERENCES feed (id) ON DELETE SET NULL,
    -- Seconds since 1970.
    added      INTEGER NOT NULL,
    words      INTEGER NOT NULL,
    -- The version of the analysis that is stored, 0 for none.
    analyzer   INTEGER NOT NULL DEFAULT 0,
    -- The number of the figure that stands for the article in lists.
    top        INTEGER,
    read       INTEGER NOT NULL DEFAULT 0,
    starred    INTEGER NOT NULL DEFAULT 0,
    -- Where it was read last, in bytes of its text.
    position   INTEGER,
    -- When it was deleted, in seconds since 1970. It stays until the library is vacuumed, so that it can be restored.
    deleted    INTEGER,
    -- A hash of the words of its text.
    print      INTEGER NOT NULL
);
-- What is deleted is little: searches of words look there, not at every article that they find.
CREATE INDEX article_deleted ON article (id) WHERE deleted IS NOT NULL;
CREATE INDEX article_alive ON article (id) WHERE deleted IS NULL;
CREATE INDEX article_unread ON article (id) WHERE deleted IS NULL AND read = 0;
CREATE INDEX article_starred ON article (id) WHERE deleted IS NULL AND starred = 1;
CREATE INDEX article_source ON article (source, id);
CREATE INDEX article_feed ON article (feed, id);
CREATE INDEX article_print ON article (print);
CREATE INDEX article_analyzer ON article (analyzer, id);

-- Texts stand apart, so that lists do not page through them.
CREATE TABLE body (
    article    INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text       TEXT NOT NULL,
    -- Three numbers of 32 bits, little endian, for each block: start, end, kind.
    blocks     BLOB NOT NULL,
    -- Where words lead to: a JSON array of [start, end, address], none where nothing does.
    links      TEXT
);

-- The words of titles and texts. The texts themselves are in `body`.
CREATE VIRTUAL TABLE word USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Every address under which an article came, in its canonical form. Those of deleted articles stay with no article,
-- so that the next sync does not bring them back.
CREATE TABLE address (
    address    TEXT PRIMARY KEY,
    article    INTEGER REFERENCES article (id) ON DELETE SET NULL
) WITHOUT ROWID;
CREATE INDEX address_article ON address (article);

-- Hashes of which texts with nearly the same words share one.
CREATE TABLE band (
    hash       INTEGER NOT NULL,
    article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);

CREATE TABLE tag (
    tag        TEXT NOT NULL,
    article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, article)
) WITHOUT ROWID;
CREATE INDEX tag_article ON tag (article);

-- People and companies, merged across articles.
CREATE TABLE entity (
    id         INTEGER PRIMARY KEY,
    -- 0 for people, 1 for companies.
    kind       INTEGER NOT NULL,
    name       TEXT NOT NULL,
    ticker     TEXT,
    isin       TEXT UNIQUE,
    country    TEXT,
    -- In how many articles it is named.
    articles   INTEGER NOT NULL DEFAULT 0
);

-- The forms under which they are known, in small letters and without legal forms.
CREATE TABLE alias (
    kind       INTEGER NOT NULL,
    form       TEXT NOT NULL,
    entity     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    -- Whether it is the form of the full name.
    full       INTEGER NOT NULL,
    PRIMARY KEY (kind, form, entity)
) WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

-- The companies that people were named with.
CREATE TABLE affiliation (
    person     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    company    INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (person, company)
) WITHOUT ROWID;
CREATE INDEX affiliation_company ON affiliation (company);

CREATE TABLE appearance (
    entity       INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    article      INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    role         TEXT,
    organization TEXT,
    -- Two numbers of 32 bits, little endian, for each mention: start and end in bytes.
    mentions     BLOB NOT NULL,
    PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE INDEX appearance_article ON appearance (article);

-- Figures stand together by whose they are: a company's page reads one stretch. `who` is 0 for nobody's.
CREATE TABLE figure (
    who          INTEGER NOT NULL,
    article      INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    -- All offsets are bytes of the text.
    start        INTEGER NOT NULL,
    end          INTEGER NOT NULL,
    text         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    -- For comparisons, the lower and the upper end; `exact` and `exact_to` hold every digit.
    value        REAL NOT NULL,
    high         REAL NOT NULL,
    exact        TEXT NOT NULL,
    exact_to     TEXT,
    unit         TEXT,
    modifier     TEXT NOT NULL,
    direction    TEXT,
    of_start     INTEGER,
    of_end       INTEGER,
    of           TEXT,
    -- What is measured, by one name in every language and form.
    measure      TEXT,
    when_start   INTEGER,
    when_end     INTEGER,
    when_text    TEXT,
    -- ISO 8601.
    from_day     TEXT,
    to_day       TEXT,
    PRIMARY KEY (who, article, number)
) WITHOUT ROWID;
CREATE INDEX figure_article ON figure (article, number);
-- Searches for amounts and for what is measured find their articles in these alone.
CREATE INDEX figure_value ON figure (kind, high, value, unit);
CREATE INDEX figure_measure ON figure (measure, kind, high, value, unit);

-- In which words articles say what is measured.
CREATE TABLE measure (
    name         TEXT NOT NULL,
    words        TEXT NOT NULL,
    PRIMARY KEY (name, words)
) WITHOUT ROWID;

CREATE TABLE quote (
    speaker      INTEGER NOT NULL,
    article      INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    end          INTEGER NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (speaker, article, number)
) WITHOUT ROWID;
CREATE INDEX quote_article ON quote (article);

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,
    title         TEXT,
    -- Whether the reader typed the address, so that it may lead into the reader's own network.
    typed         INTEGER NOT NULL DEFAULT 0,
    -- Whether the pages of its entries are fetched, since it carries only their beginnings.
    full_text     INTEGER NOT NULL DEFAULT 0,
    etag          TEXT,
    last_modified TEXT,
    -- Seconds since 1970.
    synced        INTEGER,
    changed       INTEGER,
    -- What went wrong at the last sync.
    problem       TEXT,
    failures      INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE saved_search (
    name       TEXT PRIMARY KEY,
    query      TEXT NOT NULL
) WITHOUT ROWID;
