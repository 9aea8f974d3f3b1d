import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.pages import Caption, UnknownName, View, snippet

VIEW = View(
    judge(book([row("2016-17", value=9), row("2017-18-Q2", value=8)], [target("2017-18", 9)])),
    charts={"trend-potholes": "<svg>drawn</svg>", "bar-roads": "<svg>bar</svg>"},
    captions={"trend-potholes": Caption("8, down from 9", "Potholes, Testshire", "Mid-year review", "Line chart.")},
)


@pytest.mark.parametrize(
    ("name", "args", "options", "has"),
    [
        ("figure", ("potholes",), {}, '<a class="ob-inline-figure" href="site:indicators/potholes.md">8 potholes</a>'),
        ("figure", ("potholes",), {"period": "2016-17"}, ">9 potholes</a>"),
        ("status", ("potholes",), {}, "Green</span>"),
        ("chart", ("potholes",), {}, "<svg>drawn</svg>"),
        ("indicator", ("potholes",), {}, "ob-card"),
        ("table", ("potholes",), {}, "<caption"),
        ("table", (), {"plan": "roads", "status": "green"}, "Potholes"),
        ("plan", ("roads",), {}, "<svg>bar</svg>"),
        ("counts", (), {}, "ob-counts"),
    ],
)
def test_each_macro_gives_finished_html(name: str, args: tuple[str, ...], options: dict[str, str], has: str) -> None:
    assert has in snippet(VIEW, name, *args, **options)


def test_inline_macros_are_one_line_so_that_they_fit_in_a_sentence() -> None:
    assert "\n" not in snippet(VIEW, "figure", "potholes")
    assert "\n" not in snippet(VIEW, "status", "potholes")


@pytest.mark.parametrize(
    ("name", "args", "options", "message"),
    [
        ("figure", ("pothole",), {}, "there is no indicator 'pothole'; did you mean potholes?"),
        ("figure", ("potholes",), {"period": "1066"}, "there is no period '1066'"),
        ("plan", ("road",), {}, "did you mean roads?"),
        ("table", (), {"status": "mauve"}, "there is no status 'mauve'"),
        ("chert", ("potholes",), {}, "did you mean chart"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_ones(
    name: str, args: tuple[str, ...], options: dict[str, str], message: str
) -> None:
    with pytest.raises(UnknownName, match=message.replace("?", r"\?")):
        snippet(VIEW, name, *args, **options)
