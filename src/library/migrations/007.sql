-- The forms of names as searches compare them, with umlauts as plain vowels; NULL where that is the form itself.
ALTER TABLE alias ADD COLUMN folded TEXT;
ALTER TABLE surface_form ADD COLUMN folded TEXT;
ALTER TABLE organization ADD COLUMN folded TEXT;
CREATE INDEX alias_folded ON alias (folded) WHERE folded IS NOT NULL;
CREATE INDEX surface_form_folded ON surface_form (folded) WHERE folded IS NOT NULL;
CREATE INDEX organization_folded ON organization (folded) WHERE folded IS NOT NULL;

-- Names that are offered while one types: those of most articles first.
CREATE INDEX entity_articles ON entity (kind, articles, name);

-- Some words were taken for compounds that are none: `Angebote` was found by `Bote`. They are indexed anew.
UPDATE article SET indexed = 0;
