-- The normal form of the time that a figure is about: `2024-Q1`, `FY2024`.
ALTER TABLE figure ADD COLUMN period TEXT;
