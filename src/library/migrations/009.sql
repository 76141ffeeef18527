-- Searches for amounts and for what is measured find their articles in these alone.
CREATE INDEX figure_value ON figure (kind, magnitude, article, high, value, unit);
CREATE INDEX figure_measure ON figure (measure, kind, magnitude, article, high, value, unit, of);
