"""The full-text index of `SearchEntry` in each database, as SQL for the migration."""

from typing import Any

SQLITE = (
    # The words are ready: "ascii" splits at the spaces between them and takes every other letter as it is.
    """CREATE VIRTUAL TABLE search_words USING fts5(
        kind, title_words, body_words, content='search_searchentry', content_rowid='id', tokenize='ascii')""",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_words', 'row')",
    """CREATE TRIGGER search_words_added AFTER INSERT ON search_searchentry BEGIN
        INSERT INTO search_words(rowid, kind, title_words, body_words)
            VALUES (new.id, new.kind, new.title_words, new.body_words);
    END""",
    """CREATE TRIGGER search_words_deleted AFTER DELETE ON search_searchentry BEGIN
        INSERT INTO search_words(search_words, rowid, kind, title_words, body_words)
            VALUES ('delete', old.id, old.kind, old.title_words, old.body_words);
    END""",
    """CREATE TRIGGER search_words_changed AFTER UPDATE ON search_searchentry BEGIN
        INSERT INTO search_words(search_words, rowid, kind, title_words, body_words)
            VALUES ('delete', old.id, old.kind, old.title_words, old.body_words);
        INSERT INTO search_words(rowid, kind, title_words, body_words)
            VALUES (new.id, new.kind, new.title_words, new.body_words);
    END""",
)
SQLITE_BACK = ("DROP TABLE search_vocabulary", "DROP TABLE search_words")
POSTGRESQL = (
    # Words in the title count as much more as weight A does than D. The kind is a word that nobody can type.
    """CREATE FUNCTION search_vector(kind text, title tsvector, body tsvector) RETURNS tsvector
        IMMUTABLE PARALLEL SAFE LANGUAGE sql
        AS $$ SELECT setweight(title, 'A') || body || array_to_tsvector(ARRAY['§' || kind]) $$""",
    "CREATE INDEX search_words ON search_searchentry USING gin (search_vector(kind, title_words, body_words))",
)
POSTGRESQL_BACK = ("DROP INDEX search_words", "DROP FUNCTION search_vector(text, tsvector, tsvector)")


def create(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def drop(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK)


def _execute(schema_editor: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)
