-- Which report or grading of an organisation one took the place of, so that the undo of an import can go back; which are
-- passed over on the way back is told as of targets (0013). Rule I-25.
ALTER TABLE organisation_report ADD COLUMN replaces_id BIGINT;
ALTER TABLE organisation_report ADD COLUMN passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1));
ALTER TABLE organisation_grading ADD COLUMN replaces_id BIGINT;
ALTER TABLE organisation_grading ADD COLUMN passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1));
