-- Lists show what articles say without opening their texts: places counted in characters, words as the texts have them,
-- and names as each article has them.

ALTER TABLE figure ADD COLUMN start_char INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure ADD COLUMN end_char INTEGER NOT NULL DEFAULT 0;
-- What kind of unit `unit` names, which is its word in the language of the article.
ALTER TABLE figure ADD COLUMN unit_kind TEXT;
-- The name that the article has for `who`.
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
-- The name that the article has for `speaker`.
ALTER TABLE quote ADD COLUMN speaker_name TEXT;
UPDATE quote SET speaker_name =
    (SELECT name FROM appearance WHERE entity = quote.speaker AND article = quote.article) WHERE speaker != 0;

-- The mentions again, counted in characters and with their words: a JSON array of [start, end, words].
ALTER TABLE appearance ADD COLUMN places TEXT NOT NULL DEFAULT '[]';

-- The forms in which texts mention people and companies, where they are no aliases: those find somebody, but are too
-- weak to say that two articles mean the same one.
CREATE TABLE surface_form (
    form       TEXT NOT NULL,
    entity     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (form, entity)
) WITHOUT ROWID;
CREATE INDEX surface_form_entity ON surface_form (entity);

-- Where the roles of people are, if that is no company: the forms of names, like those of `alias`.
CREATE TABLE organization (
    form       TEXT NOT NULL,
    person     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (form, person)
) WITHOUT ROWID;
CREATE INDEX organization_person ON organization (person);

CREATE INDEX entity_ticker ON entity (ticker) WHERE ticker IS NOT NULL;

ALTER TABLE band RENAME TO lsh_band;
ALTER TABLE article RENAME COLUMN print TO fingerprint;
