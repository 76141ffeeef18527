-- The normal form of the time that a figure is about: `2024-Q1`, `FY2024`. How sure its links are, from 0 to 1.
ALTER TABLE figure ADD COLUMN period TEXT;
ALTER TABLE figure ADD COLUMN of_confidence TEXT;
ALTER TABLE figure ADD COLUMN who_confidence TEXT;
ALTER TABLE figure ADD COLUMN when_confidence TEXT;
-- Whether a quotation has the speaker's own words or those of the article: 'direct' or 'indirect'. What was stored before
-- stood between quotation marks.
ALTER TABLE quote ADD COLUMN kind TEXT NOT NULL DEFAULT 'direct';
-- How sure it is that a name is that of a person or a company, in hundredths.
ALTER TABLE appearance ADD COLUMN confidence INTEGER;
