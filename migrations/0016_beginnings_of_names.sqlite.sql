-- Beginnings of words of up to four letters, with the mark of a given name in front: a search by "tha" reads one list
-- instead of putting together those of all words that begin so.
DROP TABLE full_name_index;
CREATE VIRTUAL TABLE full_name_index USING fts5 (
    words, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4',
    tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO full_name_index (rowid, words) SELECT id, words FROM full_name ORDER BY id;
