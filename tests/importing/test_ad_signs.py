import pytest

from postings.importing.readers.ad_signs import why_no_ad
from tests.importing.reading import read_ads

AD = "We are looking for you.\n\n## Requirements\n\n* Experience with charts\n\n## Benefits\n\n* Boats\n\nSend your CV."
LINKS = "* [Tide Engineer](tide.md)\n* [Chart Designer](chart.md)\n* [Cook](cook.md)"
NO_SIGNS = "It does not read like a job ad: too few tasks, requirements or ways to apply were found."
UNDERSCORE = "Its name begins with an underscore, which marks templates and section pages."


@pytest.mark.parametrize(
    ("path", "title", "stated", "body"),
    [
        ("tide.md", "Tide Engineer", [], AD),
        ("tide.md", "Keeper of the Tides", [], AD),
        ("tide-engineer/README.md", "Tide Engineer", [], AD),
        ("careers/tide/index.md", "Tide Engineer", ["location", "employment"], "We measure tides."),
        ("tide.md", "Keeper of the Tides", ["location", "apply_url", "employment"], "You keep our tides."),
        ("positions/fellows.md", "2026 Tide Fellows", ["closes", "apply_url"], ""),
        ("tide.txt", "Gezeiteningenieur (m/w/d)", [], "Aufgaben: messen. Erfahrung mit Karten. Bewerbung an uns. Vollzeit."),
        ("tide.txt", "潮汐工程師", [], "要求：經驗\n\n## 福利\n\n應徵請私信"),
        ("email-template-developer.md", "Email Template Developer", [], AD),
        ("platform.md", "Senior Engineer, Golden Path", [], "An engineer has experience with code. Apply by e-mail."),
    ],
)
def test_ads(path: str, title: str, stated: list[str], body: str) -> None:
    assert why_no_ad(path, title, stated, body) == ""


@pytest.mark.parametrize(
    ("path", "title", "body", "reason"),
    [
        ("careers/_index.md", "Careers", AD, UNDERSCORE),
        ("_TEMPLATE.md", "Org: Position Title", AD, UNDERSCORE),
        ("job-template.md", "Engineer", AD, "It is a template for job ads."),
        ("engineer.md", "[Job title]", f"{AD}\n[Company name] is in [City]", "It is a template for job ads."),
        ("README.md", "Jobs at Northwind", LINKS, "It is a list of links."),
        (
            "README.md",
            "Work with us",
            f"We are looking for people with experience. Apply!\n\n{LINKS}",
            "It is a list of links.",
        ),
        ("engineer.md", "Engineer", f"{AD}\nLorem ipsum dolor sit amet.", "It is a template for job ads."),
        ("engineer.md", "Engineering Career Ladder", "An engineer has experience with code and requirements.", NO_SIGNS),
        ("engineer.md", "Software Engineer Path", "An engineer has experience with code and requirements.", NO_SIGNS),
        ("README.md", "tides", "A library that reads tides.\n\n## Install\n\n    pip install tides", NO_SIGNS),
        ("CONTRIBUTING.md", "Contributing", "You will need experience with git.", NO_SIGNS),
        ("LICENSE.md", "MIT License", "Permission is hereby granted, free of charge …", NO_SIGNS),
        ("hr.txt", "Northwind County", "Explore our open positions and apply today. We have great benefits.", NO_SIGNS),
        ("hr.txt", "County Manager", "\n".join(["Home", "About us", "Apply for a permit", "Contact"] * 8), NO_SIGNS),
    ],
)
def test_other_files(path: str, title: str, body: str, reason: str) -> None:
    assert why_no_ad(path, title, [], body) == reason


@pytest.mark.parametrize(
    ("title", "text", "encoding"),
    [
        (
            "看護師を募集しています",
            "病棟で働いていただきます。応募資格は看護師免許です。月給28万円から。応募はメールで。",
            "shift_jis",
        ),
        ("诚聘护士", "我院招聘护士两名，负责病房护理工作。任职要求：有一年以上经验。请将简历发送至医院。", "gb18030"),
        ("간호사 모집", "서울 병원에서 함께 일할 간호사를 모집합니다. 경력 2년 이상. 이력서를 보내 주세요.", "euc-kr"),
        (
            "Ищем бухгалтера",
            "Нашей компании нужен бухгалтер. Требования: опыт от трёх лет. Ждём ваше резюме.",
            "windows-1251",
        ),
        ("Ζητείται νοσηλευτής", "Απαραίτητα προσόντα: εμπειρία δύο ετών. Στείλτε βιογραφικό.", "utf-8"),
        ("דרוש מהנדס תוכנה", "דרישות: ניסיון של שלוש שנים בפיתוח. שלחו קורות חיים.", "utf-8"),
        ("مطلوب محاسب", "المتطلبات: خبرة ثلاث سنوات. أرسل السيرة الذاتية.", "utf-8"),
    ],
)
def test_plain_ad_in_another_script_is_one(title: str, text: str, encoding: str) -> None:
    (ad,) = read_ads("ads/1.txt", f"{title}\n\n{text}\n".encode(encoding))
    assert ad.title == title


def test_text_about_a_company_in_another_script_is_no_ad() -> None:
    assert why_no_ad("about.txt", "会社案内", [], "私たちは京都で五十年の歴史がある会社です。") == NO_SIGNS
