from community.text.excerpts import excerpt


def test_markup_is_left_out_and_the_text_reads_as_it_was_meant():
    html = "<blockquote>\n<p>said</p>\n</blockquote>\n<p>R&amp;D <em>never</em> sleeps, &lt;b&gt; or not.</p>"

    assert excerpt(html, 4) == "said R&D never sleeps,…"
    assert excerpt(html, 40) == "said R&D never sleeps, <b> or not."
