from transfer.other_sources.source_names import SOURCES


def test_every_source_has_a_name_that_its_table_can_hold():
    assert list(SOURCES) == ["commento", "csv", "disqus", "ghost", "isso", "jsonl", "remark42"]
    assert max(map(len, SOURCES)) <= 20
