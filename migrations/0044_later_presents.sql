-- A unit whose records have been led on often has many rows, and so has one that has moved often; asked for are those of
-- a day, nearly always the latest.
CREATE INDEX unit_present_by_end ON unit_present (unit_id, valid_to);
CREATE INDEX unit_place_by_end ON unit_place (unit_id, valid_to);
