-- The normal form of the time that a figure is about: `2024-Q1`, `FY2024`. How sure its links are, from 0 to 1.
ALTER TABLE figure ADD COLUMN period TEXT;
ALTER TABLE figure ADD COLUMN of_confidence TEXT;
ALTER TABLE figure ADD COLUMN who_confidence TEXT;
ALTER TABLE figure ADD COLUMN when_confidence TEXT;
