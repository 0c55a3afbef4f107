-- When something of a circuit was written last: if that lies ahead, the clock has been set back since, and probe_at says nothing.
ALTER TABLE circuit ADD COLUMN noted_at BIGINT NOT NULL DEFAULT 0;

-- 0: it is there. A deleted connection's row stays, so that each proxy learns what becomes of the events that wait for it.
ALTER TABLE connection ADD COLUMN deleted_at BIGINT NOT NULL DEFAULT 0;
