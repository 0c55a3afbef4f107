-- Which currencies a table tells, in order: a table that tells others does not stand in the place of an older one.
ALTER TABLE rate_table ADD COLUMN currencies TEXT NOT NULL DEFAULT '';
UPDATE rate_table SET currencies =
    COALESCE((SELECT STRING_AGG(key, ',' ORDER BY key) FROM json_each(CAST(rate_table.rates AS JSON))), '');
CREATE INDEX rate_table_newest ON rate_table (workspace, source, base, currencies, date);
