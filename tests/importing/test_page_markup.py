import pytest

from postings.importing.readers.page_markup import without_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- hidden --> b", "a  b"),
        ("{% comment ---- %}\nPay: $1\n{% endcomment ---- %}\nb", "\n\n\nb"),
        ("{% include pay.html gs=13 %}\n{{ page.title }} x", "\n x"),
        ("{{< jobs/apply >}}\n{{% note %}}text{{% /note %}}", "\ntext"),
        ("text\n{: .lead}\n## Tasks {#tasks}", "text\n\n## Tasks"),
        ("<script>alert(1)\n</script>\nb", "\n\nb"),
        ("import Box from '../box'\n\n<Box size={3} />\nb", "\n\n\nb"),
        ("[TOC]\ntext", "\ntext"),
    ],
)
def test_what_readers_of_the_page_do_not_see_is_removed(text: str, expected: str) -> None:
    assert without_markup(text) == expected
    assert without_markup(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>\n        <b>Place: </b>Oslo<br>\n        <b>Pay:</b> 1<br>\n</p>", "\n**Place:** Oslo  \n**Pay:** 1  \n"),
        ("<div>\n\n* Tides\n    * Spring tides\n\n</div>", "\n\n* Tides\n    * Spring tides\n\n"),
        (
            '<a href="mailto:jobs@northwind.example?subject=Apply as cook">Apply</a>',
            "[Apply](mailto:jobs@northwind.example)",
        ),
        (
            "<ul>\n    <li>Read <b>tides</b></li>\n    <li>Draw <i>charts</i></li>\n</ul>",
            "\n* Read **tides**\n* Draw *charts*\n",
        ),
        ("<ul><li>One</li><li>Two</li></ul>", "* One\n* Two"),
        ("<h3>Tasks</h3>\ntext", "### Tasks\ntext"),
        (
            "<table><tr><th>Location</th><td>Riga</td></tr><tr><th>Pay</th><th>Hours</th></tr></table>",
            "Location: Riga\nPay Hours\n",
        ),
        ('Write <a class="x" href="https://example.org/a">here</a>.', "Write [here](https://example.org/a)."),
        ("one<br>two<br/>\nthree", "one\ntwo  \nthree"),
        ("See <https://example.org> and <jobs@example.org>, List<String>, 1 < 2", None),
    ],
)
def test_html_becomes_markdown(text: str, expected: str | None) -> None:
    assert without_markup(text) == (text if expected is None else expected)


@pytest.mark.parametrize(
    "part", ["<!--", "{% comment %}", "{{", "{%", "<a ", "<b>", "<span>", "\n", "<script>", "[toc", "{: "]
)
def test_time_grows_with_the_length_only(part: str) -> None:
    assert without_markup(part * 100_000) is not None
