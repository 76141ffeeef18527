-- Everything that lists show is stored in their rows, so that they need not load texts: offsets in characters, the exact
-- words of the text, and the names of each article.

ALTER TABLE figure ADD COLUMN start_char INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure ADD COLUMN end_char INTEGER NOT NULL DEFAULT 0;
-- The kind of the unit. `unit` is its name in the language of the article.
ALTER TABLE figure ADD COLUMN unit_kind TEXT;
-- The name of `who` in the article.
ALTER TABLE figure ADD COLUMN who_name TEXT;

UPDATE figure SET unit_kind = CASE
    WHEN unit IS NULL THEN NULL
    WHEN kind = 'count' THEN 'noun'
    WHEN unit = '%' THEN 'percent'
    WHEN unit = 'pp' THEN 'percentage_point'
    WHEN kind = 'index' AND unit IN ('points', 'Punkte') THEN 'index_point'
    WHEN unit GLOB '[A-Z][A-Z][A-Z]' THEN 'currency'
    ELSE 'noun'
END;
UPDATE figure SET who_name =
    (SELECT name FROM appearance WHERE entity = figure.who AND article = figure.article) WHERE who != 0;

ALTER TABLE quote ADD COLUMN start_char INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quote ADD COLUMN end_char INTEGER NOT NULL DEFAULT 0;
-- The name of `speaker` in the article.
ALTER TABLE quote ADD COLUMN speaker_name TEXT;
UPDATE quote SET speaker_name =
    (SELECT name FROM appearance WHERE entity = quote.speaker AND article = quote.article) WHERE speaker != 0;

-- The mentions with offsets in characters: a JSON array of [start, end, text].
ALTER TABLE appearance ADD COLUMN places TEXT NOT NULL DEFAULT '[]';

-- Other names that texts use for people and companies, in the form of `alias`. They are used in searches, but not to
-- decide whether two articles mean the same person or company.
CREATE TABLE surface_form (
    form       TEXT NOT NULL,
    entity     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (form, entity)
) WITHOUT ROWID;
CREATE INDEX surface_form_entity ON surface_form (entity);

-- The organisations of people that are not companies of the article, in the form of `alias`.
CREATE TABLE organization (
    form       TEXT NOT NULL,
    person     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (form, person)
) WITHOUT ROWID;
CREATE INDEX organization_person ON organization (person);

-- Searches compare the words of a measure too.
DROP INDEX figure_measure;
CREATE INDEX figure_measure ON figure (measure, kind, high, value, unit, of);

CREATE INDEX entity_ticker ON entity (ticker) WHERE ticker IS NOT NULL;

ALTER TABLE band RENAME TO lsh_band;
ALTER TABLE article RENAME COLUMN print TO fingerprint;
