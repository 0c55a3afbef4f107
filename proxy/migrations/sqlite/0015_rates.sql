-- Which currencies a table tells, in order: a table that tells others does not stand in the place of an older one.
ALTER TABLE rate_table ADD COLUMN currencies TEXT NOT NULL DEFAULT '';
UPDATE rate_table SET currencies =
    COALESCE((SELECT GROUP_CONCAT(key, ',') FROM (SELECT key FROM json_each(rate_table.rates) ORDER BY key)), '');
CREATE INDEX rate_table_newest ON rate_table (workspace, source, base, currencies, date);
