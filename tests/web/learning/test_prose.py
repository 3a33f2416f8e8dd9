from lotsa.web.learning.prose import prose


def test_prose_makes_headings_lists_and_bold_words():
    text = "## Fyra vanor\n\n**Vänta.** Räkna.\n\n- en\n- två\n"
    assert prose(text) == (
        "<h2>Fyra vanor</h2>\n<p><strong>Vänta.</strong> Räkna.</p>\n<ul>\n<li>en</li>\n<li>två</li>\n</ul>\n"
    )


def test_prose_shows_markup_as_letters():
    shown = prose('<script>alert(1)</script>\n\n<b onclick="x">hej</b> [länk](javascript:x) ![bild](x.png)')
    assert "<script" not in shown
    assert "<b " not in shown
    assert "<a " not in shown
    assert "<img" not in shown


def test_prose_leaves_the_organisations_words_alone():
    assert prose("Fråga {adepten}.") == "<p>Fråga {adepten}.</p>\n"
