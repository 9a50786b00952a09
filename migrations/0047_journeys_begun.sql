-- Journeys of a process by the day they began, for the rates from stage to stage. Rule J-11.
CREATE INDEX journey_begun ON journey (code, begun_on, id);
