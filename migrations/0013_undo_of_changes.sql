-- Which target one took the place of, so that an undo can go back. One is passed over on the way back when its import was
-- taken back while another stood in its place, or when it only brought another back. Rule I-25.
ALTER TABLE target ADD COLUMN replaces_id BIGINT;
ALTER TABLE target ADD COLUMN passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1));

-- People made by an import that was taken back, who stayed because something else needed them. When that is taken back
-- too, they go. Rule I-25.
CREATE TABLE person_left (
    person_id BIGINT PRIMARY KEY,
    left_at   TEXT NOT NULL CHECK (length(left_at) = 20)
);
