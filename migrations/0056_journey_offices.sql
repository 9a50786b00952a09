-- A journey may be given to another office; every event knows where it counts. Rule J-12.
ALTER TABLE journey_event ADD COLUMN place_id BIGINT NOT NULL DEFAULT 0;   -- the administrative unit where it counts
ALTER TABLE journey_event ADD COLUMN office_id BIGINT;                     -- whose work the journey is from this event on
UPDATE journey_event SET place_id = (SELECT j.place_id FROM journey j WHERE j.id = journey_id);
