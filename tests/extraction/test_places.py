"""Tests for reading places and work modes from location badges, and for the gazetteer."""

import pytest

from postings.choices import Region, WorkMode
from postings.content.types import Places
from postings.extraction.places import read_places, split_exclusions
from postings.importing.ad_reader import MAX_SECONDS
from postings.importing.time_limit import processor_time_limit
from postings.reference import gazetteer, other_languages

REMOTE, HYBRID, ONSITE = WorkMode.REMOTE, WorkMode.HYBRID, WorkMode.ONSITE


def read(text: str) -> Places:
    return read_places(text) or Places()


def cities(text: str) -> str:
    return " ".join(f"{city.name.replace(' ', '_')}/{city.country}" for city in read(text).cities)


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Remote", [REMOTE]),
        ("remote,Hybrid - Lisbon", [REMOTE, HYBRID]),
        ("On-site/ Hybrid / Remote", [REMOTE, HYBRID, ONSITE]),
        ("Remote or In-Office", [REMOTE, ONSITE]),
        ("TELECOMMUTE Vadodara, Gujarat, India", [REMOTE]),
        ("Romania - Home Based", [REMOTE]),
        ("US - Distributed", [REMOTE]),
        ("Remote Office", [REMOTE]),
        ("No remote", [ONSITE]),
        ("Remote - HQ", [REMOTE]),
        ("London", []),
    ],
)
def test_all_named_work_modes_are_read(text: str, modes: list[WorkMode]) -> None:
    assert list(read(text).work_modes) == modes


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("US", "US"),
        ("remote us", "US"),
        ("Remote (U.S.)", "US"),
        ("AUS, Remote", "AU"),
        ("Stuttgart, DEU", "DE"),
        ("Remote in TW", "TW"),
        ("Türkiye, Remote", "TR"),
        ("Da Nang City, Viet Nam", "VN"),
        ("Remote-UK&I", "GB IE"),
        ("Remote (US & CAN)", "CA US"),
        ("Hybrid In Toronto / Remote (US/CA)", "CA US"),
        ("Poland, Georgia, Serbia", "GE PL RS"),
        ("Congo,Congo, The Democratic Republic of the", "CD CG"),
        ("Bosnia and Herzegovina,Palestine, State of,Holy See (Vatican City State)", "BA PS VA"),
        ("South Georgia and the South Sandwich Islands", "GS"),
        ("Dodoma, Tanzania, United Republic Of", "TZ"),
        ("Singapore", "SG"),
        ("Munich Germany", "DE"),
        ("Quirefold (US Remote)", "US"),
        ("Wardlark HQ", ""),
        ("Global Remote (Non-US)", ""),
        ("Remote - CST", ""),
        ("Remote in UTC+2 to UTC-4 timezones", ""),
        ("Best Office", ""),
        ("Mobile", ""),
        ("Open to Remote", ""),
        ("Vereinigtes Königreich, Österreich", "AT GB"),
        ("Lyon, Frankreich", "FR"),
        ("Allemagne ou Pays-Bas", "DE NL"),
        ("Estados Unidos, Alemania", "DE US"),
        ("Utrecht, Nederland", "NL"),
        ("Kraków, Polska; Praga, Czechy", "CZ PL"),
        ("Vancouver Island, BC", "CA"),
        ("Franca, Brazil", "BR"),
        ("Remote,-, OTHER", ""),
    ],
)
def test_country_is_recognized_by_any_common_name(text: str, countries: str) -> None:
    assert " ".join(read(text).countries) == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Remote,San Francisco, CA", "San_Francisco/US"),
        ("SF, NYC, Remote", "New_York/US San_Francisco/US"),
        ("New York, New York, USA", "New_York/US"),
        ("Zurich, CH", "Zürich/CH"),
        ("Oulu ja 10 muuta", "Oulu/FI"),
        ("Groningen en 2 andere", "Groningen/NL"),
        ("Porto e mais 2", "Porto/PT"),
        ("Nieuwegein, Provincie Utrecht", "Nieuwegein/NL"),
        ("Vancouver, CA", "Vancouver/CA"),
        ("Bengaluru, IN", "Bengaluru/IN"),
        ("Portland, OR or Remote", "Portland/US"),
        ("Austin, TX OR Boston, MA OR REMOTE", "Austin/US Boston/US"),
        ("London, Ontario or Remote", "London/CA"),
        ("Remote,Valencia, Spain", "Valencia/ES"),
        ("Remote, Costa Rica, San Jose", "San_José/CR"),
        ("Texas - Dallas", "Dallas/US"),
        ("India, Hyderabad", "Hyderabad/IN"),
        ("hyderabad, India", "Hyderabad/IN"),
        ("Bangalore", "Bengaluru/IN"),
        ("Sao Paulo", "São_Paulo/BR"),
        ("Duesseldorf, Germany", "Düsseldorf/DE"),
        ("Sevilla, Spain", "Seville/ES"),
        ("Zagreb, Split, Osijek, Croatia", "Osijek/HR Split/HR Zagreb/HR"),
        ("Cluj, Romania (Remote), Tel Aviv, Israel (Remote)", "Cluj-Napoca/RO Tel_Aviv/IL"),
        ("Singapore, Singapore", "Singapore/SG"),
        ("Washington D.C. Metro", "Washington/US"),
        ("Remote - Greater Toronto Area", "Toronto/CA"),
        ("Mobile, AL", "Mobile/US"),
        # Too small for the gazetteer, but a city by the state or country after it.
        ("Hunt Valley, MD", "Hunt_Valley/US"),
        ("North Kansas City, MO", "North_Kansas_City/US"),
        ("Lebanon, NH", "Lebanon/US"),
        ("Bourne End, United Kingdom", "Bourne_End/GB"),
        ("Saint-Paul-lez-Durance, France", "Saint-Paul-lez-Durance/FR"),
        ("Waterloo, Australia", "Waterloo/AU"),
        # Not places.
        ("All cities, India", ""),
        ("Employees can work remotely, Romania", ""),
        ("California, USA, Remote; Washington, USA, Remote", ""),
        ("Second Chatterwren (US Remote)", ""),
    ],
)
def test_city_is_resolved_by_context(text: str, expected: str) -> None:
    assert cities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Москва, Россия", "Moscow/RU"),
        ("г. Дубна", "Dubna/RU"),
        ("м. Київ", "Kyiv/UA"),
        ("Санкт-Петербург (удалённо)", "Saint_Petersburg/RU"),
        ("София, България; Београд, Србија", "Belgrade/RS Sofia/BG"),
        ("Θεσσαλονίκη, Ελλάδα", "Thessaloníki/GR"),
        ("دبي، الإمارات العربية المتحدة", "Dubai/AE"),
        ("תל אביב, ישראל", "Tel_Aviv/IL"),
        ("北京市朝阳区", "Beijing/CN"),
        ("广东省深圳市", "Shenzhen/CN"),
        ("大阪府大阪市、日本", "Osaka/JP"),
        ("京都市", "Kyoto/JP"),
        ("서울특별시 강남구", "Seoul/KR"),
        ("Берлин, Германия", "Berlin/DE"),
        ("ロンドン", "London/GB"),
        ("Вся Россия", ""),
        ("本社", ""),
    ],
)
def test_city_is_read_in_the_script_of_its_country(text: str, expected: str) -> None:
    assert cities(text) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Россия", "RU"),
        ("ישראל", "IL"),
        ("日本", "JP"),
        ("대한민국", "KR"),
        ("Ελλάδα ή Κύπρος", "CY GR"),
        ("北海道", "JP"),
        ("〒030-8570 青森県", "JP"),
        ("경기도", "KR"),
        ("Київська область", "UA"),
        ("Республика Башкортостан", "RU"),
    ],
)
def test_country_is_read_in_the_script_of_its_language(text: str, countries: str) -> None:
    assert " ".join(read(text).countries) == countries


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Удалённая работа", REMOTE),
        ("Дистанційно", REMOTE),
        ("עבודה מהבית", REMOTE),
        ("在宅勤務", REMOTE),
        ("ハイブリッド", HYBRID),
    ],
)
def test_work_mode_is_read_in_other_languages(text: str, mode: WorkMode) -> None:
    assert read(text).work_modes == (mode,)


@pytest.mark.parametrize(
    ("text", "subdivisions"),
    [
        ("Remote in Ontario, Canada", "CA-ON"),
        ("Toronto", "CA-ON"),
        ("广东省", "CN-GD"),
        ("Georgia - Atlanta", "US-GA"),
        ("Remote, NY-NJ-CT Only", "US-CT US-NJ US-NY"),
        ("Canada - Remote (BC, AB and ON only)", "CA-AB CA-BC CA-ON"),
        ("Warsaw, Masovian Voivodeship, Poland", "PL-14"),
        ("São Paulo, State of São Paulo, Brazil", "BR-SP"),
        ("Limassol, Limassol, Cyprus", "CY-02"),
        ("Remote, Oregon, United States", "US-OR"),
        ("Remote - Washington, DC", "US-DC"),
        ("Barcelona, Spain", ""),
    ],
)
def test_subdivision_is_read_if_written_or_certain(text: str, subdivisions: str) -> None:
    assert " ".join(read(text).subdivisions) == subdivisions


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Anywhere in the World", [Region.WORLDWIDE]),
        ("Anywhere (LATAM)", [Region.LATAM]),
        ("Remote, Americas or EMEA", [Region.EMEA, Region.AMERICAS]),
        ("Remote-Asia Pacific", [Region.APAC]),
        ("European Union", [Region.EU]),
        ("Remote - anywhere within the USA", []),
        ("Remote", []),
    ],
)
def test_worldwide_is_read_only_without_a_narrower_place(text: str, regions: list[Region]) -> None:
    assert list(read(text).regions) == regions


@pytest.mark.parametrize("text", ["", "Ebbmark", "Kornspur Labs", "-", "Competitive", "," * 10_000])
def test_text_without_place_gives_none(text: str) -> None:
    assert read_places(text) is None


def test_huge_badge_is_read_in_time() -> None:
    assert read("New York, " * 20_000).countries == ("US",)


@pytest.mark.parametrize("character", "-–( ,")
def test_badge_without_exclusion_is_split_in_time(character: str) -> None:
    badge = "Worldwide" + character * 100_000 + "Peru"
    with processor_time_limit(MAX_SECONDS):
        assert split_exclusions(badge) == (badge, "")


def test_countries_and_work_modes_do_not_load_cities() -> None:
    gazetteer.cities.cache_clear()
    for text in ("Remote", "US", "Remote - Germany", "USA, Canada, Mexico - Remote", "Worldwide", "Remote, EMEA"):
        assert read_places(text)
    assert gazetteer.cities.cache_info().currsize == 0


def test_latin_letters_do_not_load_names_in_other_languages() -> None:
    other_languages.cities.cache_clear()
    other_languages.countries.cache_clear()
    for text in ("München, Österreich", "Kraków", "Hồ Chí Minh, Việt Nam"):
        assert read_places(text)
    assert other_languages.cities.cache_info().currsize == other_languages.countries.cache_info().currsize == 0


def test_names_of_codes() -> None:
    assert gazetteer.country_name("KR") == "South Korea"
    assert gazetteer.country_name("ZZ") == "ZZ"
    assert gazetteer.subdivision_name("CA-ON") == "Ontario"


def test_all_countries_of_regions_have_names() -> None:
    for region in Region:
        countries = gazetteer.region_countries(region)
        assert countries
        assert all(gazetteer.country_name(code) != code for code in countries)


def test_regions_contain_their_countries() -> None:
    assert {"DE", "GB", "CH"} <= gazetteer.region_countries(Region.EUROPE)
    assert "GB" not in gazetteer.region_countries(Region.EU)
    assert {"MX", "BR", "CR"} <= gazetteer.region_countries(Region.LATAM)
    assert {"ZA", "AE", "FR"} <= gazetteer.region_countries(Region.EMEA)
    assert not {"AE", "IL"} & gazetteer.region_countries(Region.APAC)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in the US, Canada or the United Kingdom", "US CA GB"),
        ("U.S.-based and Germany's", "US DE"),
        ("Bosnia and Herzegovina", "BA"),
        ("join us, turkey and chad", ""),
        ("Chad and Jordan said", ""),
        ("Georgia, US", "US"),
        ("British Columbia and New Mexico", ""),
        ("Canadian citizens", "CA"),
    ],
)
def test_countries_are_found_by_capitalized_name(text: str, codes: str) -> None:
    mentions = gazetteer.find_countries(text)
    assert " ".join(mention.code for mention in mentions) == codes
    assert all(text[mention.start].isupper() for mention in mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland, Ohio", "Poland/US"),
        ("Denmark, Wisconsin, USA", "Denmark/US"),
        ("Poland, Denmark", ""),
        ("Wil (CH)", "Wil/CH"),
        ("4053 Basel", "Basel/CH"),
        ("Kornspur BV", ""),
    ],
)
def test_town_in_a_state_may_be_named_like_a_country(text: str, expected: str) -> None:
    assert cities(text) == expected
    assert "BV" not in read(text).countries
