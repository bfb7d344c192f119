from blog.editor.unknown_citations import mark_unknown_citations


def test_a_mark_in_the_text_is_wrapped():
    assert mark_unknown_citations("<p>So it is[@nobody], they say[^x].</p>") == (
        "<p>So it is<span data-unknown-citation>[@nobody]</span>, they say<span data-unknown-citation>[^x]</span>.</p>"
    )


def test_one_in_an_attribute_or_a_link_is_not():
    html = '<p title="[@a]"><a href="/[@b]">see <b>it</b> [@c]</a> [not a mark]</p>'

    assert mark_unknown_citations(html) == html
