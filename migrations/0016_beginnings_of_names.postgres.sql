-- The index of PostgreSQL finds beginnings of any length as it is; only SQLite's is made anew here.
SELECT 1;
