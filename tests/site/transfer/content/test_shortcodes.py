import pytest

from transfer.content.shortcodes import attributes_of, expand


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", {"": ""}),
        (' id="a b" width=3', {"": "", "id": "a b", "width": "3"}),
        (" ID='x'", {"": "", "id": "x"}),
        (" https://a.example", {"": "https://a.example"}),
        ("=https://a.example", {"": "https://a.example"}),
        (" url=&quot;x&quot;", {"": "", "url": "x"}),
    ],
)
def test_attributes(written: str, found: dict[str, str]) -> None:
    assert attributes_of(written) == found


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (
            '[caption width="3" caption="Ours"]<img src="x">[/caption]',
            '<figure><img src="x"><figcaption>Ours</figcaption></figure>',
        ),
        (
            '[wp_caption]<a href="y"><img src="x"></a> The <b>pan</b>[/wp_caption]',
            '<figure><a href="y"><img src="x"></a><figcaption>The <b>pan</b></figcaption></figure>',
        ),
        ('[gallery ids="1,2"]', '<figure class="gallery" data-ids="1,2"></figure>'),
        ('[gallery include="3"/]', '<figure class="gallery" data-ids="3"></figure>'),
        (
            "[embed]https://a.example/?b=1&amp;c=2[/embed]",
            '<figure class="wp-block-embed" data-address="https://a.example/?b=1&amp;c=2"></figure>',
        ),
        ("[ref]a[/ref]b[ref]c[/ref]", '<span class="footnote">a</span>b<span class="footnote">c</span>'),
        ("[audio src=a.mp3]", '<figure class="wp-block-embed" data-address="a.mp3"></figure>'),
    ],
)
def test_known_ones_become_html(written: str, html: str) -> None:
    assert expand(f"<p>{written}</p>") == (f"<p>{html}</p>", [])


@pytest.mark.parametrize(
    "written",
    ["<pre>[gallery]</pre>", "<code>[gallery]</code>", "a [sic] b", "[x] done", "array[0][gallery2", "[]"],
)
def test_what_is_none_stays(written: str) -> None:
    assert expand(written) == (written, [])


def test_doubled_brackets_show_themselves() -> None:
    assert expand("Write [[gallery]] so.") == ("Write [gallery] so.", [])


def test_code_between_shortcodes_is_left_alone() -> None:
    written = '[mood level="1"] <code>[mood x="1"]</code> [audio src=a] <pre>[b c="d"]</pre> [e-f]'

    text, unknown = expand(written)

    assert unknown == ["mood", "e-f"]
    assert text == written.replace("[audio src=a]", '<figure class="wp-block-embed" data-address="a"></figure>')


def test_each_unknown_one_is_named_once() -> None:
    assert expand('[map x="1"] [map x="2"] [slider]a[/slider]')[1] == ["map", "slider"]
