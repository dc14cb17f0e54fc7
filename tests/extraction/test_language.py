"""Tests for language detection by stop words and script, and for text that is too short or mixed."""

from time import process_time

import pytest

from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.types import Fact
from postings.extraction.language import read_language
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

ENGLISH = (
    "We are a small team and we look for you. You will work with the people who build our boats, and you have a say in it."
)
SENTENCES = {
    "en": ENGLISH,
    "fr": (
        "Nous sommes une petite équipe et nous cherchons une personne pour nos bateaux. Vous êtes au cœur de la vie du port."
    ),
    "de": ("Wir sind ein kleines Team und suchen dich für unsere Boote. Du arbeitest mit den Menschen, die bei uns sind."),
    "es": (
        "Somos un equipo pequeño y buscamos a una persona para los barcos. Las tareas del puerto son parte de tu trabajo."
    ),
    "pt": (
        "Somos uma equipe pequena e buscamos uma pessoa para os barcos. Você não está só: as tarefas do porto são nossas."
    ),
    "it": (
        "Siamo una piccola squadra e cerchiamo una persona per le barche. Il lavoro del porto è anche nelle "
        "tue mani, con gli altri."
    ),
    "nl": (
        "Wij zijn een klein team en zoeken een collega voor onze boten. Je werkt met de mensen van het "
        "havenhuis, ook op zee."
    ),
    "pl": (
        "Jesteśmy małym zespołem i szukamy osoby do pracy na łodziach. Co dla nas jest ważne: że się nie "
        "boisz i lubisz to, co w porcie."
    ),
    "sv": (
        "Vi är ett litet lag och söker dig som vill arbeta med våra båtar. Det är viktigt att du inte är "
        "rädd för vatten och vind."
    ),
    "da": (
        "Vi er et lille hold og søger dig, som vil arbejde med vores både. Det er vigtigt, at du ikke er bange for vand."
    ),
    "fi": (
        "Olemme pieni ryhmä ja etsimme sinua, joka olet hyvä veneiden kanssa. Meillä on hyvä työ, ja sinulla on myös tilaa."
    ),
    "cs": (
        "Jsme malý tým a hledáme člověka pro práci na lodích. Co je pro nás důležité: že se nebojíte vody a "
        "že máte rád přístav, který je u nás."
    ),
    "ro": (
        "Suntem o echipă mică și căutăm un om pentru bărci. Ce este important: să nu îți fie teamă de apă și "
        "să lucrezi cu noi la port."
    ),
    "hu": (
        "Mi egy kis csapat vagyunk, és egy embert keresünk a hajókra. Az a fontos, hogy nem félsz a víztől, "
        "és van kedved is hozzá, ha esik."
    ),
    "tr": (
        "Biz küçük bir ekibiz ve tekneler için bir kişi arıyoruz. Bu iş çok güzel ve liman ile ilgili; sen "
        "de bir gün gel, daha iyi olarak çalış."
    ),
    "ru": (
        "Мы небольшая команда и ищем человека для работы на лодках. Это не просто: вы работаете с людьми и в "
        "порту, и на воде."
    ),
    "uk": (
        "Ми невелика команда і шукаємо людину для роботи на човнах. Це не просто: ви працюєте з людьми та у "
        "порту, і на воді."
    ),
    "zh": "我们是一个小团队，正在寻找一位同事来照看我们的船。你会在港口和大家一起工作。",
    "ja": "私たちは小さなチームで、船の世話をする仲間を探しています。港でみんなと一緒に働きます。",
    "ko": "우리는 작은 팀이며 배를 돌볼 동료를 찾고 있습니다. 항구에서 모두와 함께 일합니다.",
    "he": "אנחנו צוות קטן ומחפשים אדם לעבודה בסירות בנמל שלנו.",
    "ar": "نحن فريق صغير ونبحث عن شخص للعمل على القوارب في الميناء.",
    "el": "Είμαστε μια μικρή ομάδα και ψάχνουμε ένα άτομο για τα σκάφη μας.",
    "th": "เราเป็นทีมเล็กและกำลังมองหาเพื่อนร่วมงานเพื่อดูแลเรือของเรา",
}


def read(body: str) -> Fact[str] | None:
    return read_language(outline(parse("ad.md", ad(title="Engineer", company="Chatterwren", body=body))))


@pytest.mark.parametrize("code", SENTENCES)
def test_language_is_detected_by_stop_words_or_script(code: str) -> None:
    fact = read(SENTENCES[code])
    assert fact and fact.value == code


def test_english_technical_terms_do_not_change_chinese() -> None:
    fact = read(SENTENCES["zh"] + "\n\n* Kubernetes, Docker, Kafka\n* Java, Spring Boot")
    assert fact and fact.value == "zh"


def test_name_in_another_script_is_ignored() -> None:
    fact = read(f"{ENGLISH}\n\nOur name is written 海の会社.")
    assert fact and fact.value == "en"


def test_two_languages_in_equal_parts_give_none() -> None:
    assert read(f"{ENGLISH}\n\n{SENTENCES['fr']} {SENTENCES['fr']}") is None


def test_slogan_in_another_language_is_ignored() -> None:
    fact = read(f"{SENTENCES['fr']}\n\n{SENTENCES['fr']}\n\nWe are the future of boats.")
    assert fact and fact.value == "fr"


@pytest.mark.parametrize("body", ["https://example.org/careers/engineer/", "Java, SQL, Kafka", "海"])
def test_short_text_gives_none(body: str) -> None:
    assert read(body) is None


def test_evidence_is_a_line_in_the_language() -> None:
    fact = read(f"Java, SQL\n\n{ENGLISH}")
    assert fact and fact.evidence[0].quote == ENGLISH and fact.evidence[0].line == 7
    assert fact.evidence[0].rule == EvidenceRule.COMMON_WORDS_OF_LANGUAGE


@pytest.mark.parametrize("text", ["the " * 250_000, "\u3042" * 1_000_000, "a" * 1_000_000])
def test_hostile_line_is_read_in_time(text: str) -> None:
    start = process_time()
    read(text)
    assert process_time() - start < 3


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("You will own the tide tables that keep our boats off the rocks.", "en"),
        ("Ebbmark is looking for a short-term keeper of a lighthouse, a cook and a diver, through a third party.", "en"),
        ("Wir suchen dich für das Büro im Hafen.", "de"),
        ("La personne sera chargée de la coordination des programmes et d’un bateau. Lieu de travail : le port.", "fr"),
        ("U coördineert de boten bij de haven voor klanten.", "nl"),
        (
            "Control de mesa en directo y edición de programas. Al menos dos años de experiencia en la radio del puerto.",
            "es",
        ),
        ("## Votre profil\n\nSavoir lire les marées pour nous", "fr"),
        ("De on in is.", None),  # Dutch, English and others have these
        ("Tide and quay and crane and rope.", None),  # one word, repeated
    ],
)
def test_few_clear_words_are_enough(body: str, language: str | None) -> None:
    fact = read(body)
    assert (fact and fact.value) == language
