"""Names of large cities in German, French and Spanish, where they differ from those in English, and usual short names."""

from collections.abc import Mapping
from functools import cache

# By country code, the English name and the other names.
_NAMES = """
AE Dubai: Dubaï; Dubái
AR Buenos Aires: BsAs; CABA
AT Vienna: Wien; Vienne; Viena
BE Antwerp: Antwerpen; Anvers; Amberes
BE Brussels: Brüssel; Bruxelles; Bruselas
BE Ghent: Gent; Gand; Gante
BE Liège: Lüttich; Lieja
BG Sofia: Sofía
BR São Paulo: Sao Paulo; San Pablo
CA Montreal: Montréal
CA Quebec City: Québec
CH Basel: Bâle; Basilea
CH Bern: Berne; Berna
CH Geneva: Genf; Genève; Ginebra
CH Lausanne: Lausana
CH Zürich: Zurich; Zúrich
CN Beijing: Peking; Pékin; Pekín
CN Shanghai: Schanghai; Shanghái
CO Bogotá: Bogota
CY Nicosia: Nikosia; Nicosie
CZ Brno: Brünn
CZ Prague: Prag; Praga
DE Cologne: Köln; Colonia
DE Dresden: Dresde; Dresda
DE Frankfurt: Frankfurt am Main; Francfort; Fráncfort
DE Freiburg: Fribourg; Friburgo
DE Hamburg: Hambourg; Hamburgo
DE Hanover: Hannover; Hanovre
DE Leipzig: Lipsia
DE Mainz: Mayence; Maguncia
DE Munich: München; Muenchen; Múnich
DE Nuremberg: Nürnberg; Núremberg
DE Stuttgart: Estugarda
DK Copenhagen: Kopenhagen; Copenhague
EE Tallinn: Tallin; Reval
EG Cairo: Kairo; Le Caire; El Cairo
ES Barcelona: Barcelone
ES Seville: Sevilla; Séville
ES Valencia: Valence
ES Zaragoza: Saragossa; Saragosse
FR Bordeaux: Burdeos
FR Lyon: Lyons
FR Marseille: Marsella
FR Nice: Nizza; Niza
FR Paris: París
FR Strasbourg: Straßburg; Estrasburgo
FR Toulouse: Tolosa
GB Edinburgh: Édimbourg; Edimburgo
GB London: Londres
GR Athens: Athen; Athènes; Atenas
GR Thessaloniki: Saloniki; Thessalonique; Salónica
HR Zagreb: Agram
HU Budapest: Budapeszt
IE Dublin: Dublín
IN Bengaluru: Bangalore
IN Chennai: Madras
IN Kolkata: Kalkutta; Calcutta
IN Mumbai: Bombay
IT Florence: Florenz; Florencia
IT Genoa: Genua; Gênes; Génova
IT Milan: Mailand; Milán; Milano
IT Naples: Neapel; Nápoles
IT Rome: Rom; Roma
IT Turin: Turín; Torino
IT Venice: Venedig; Venise; Venecia
JP Tokyo: Tokio
KR Seoul: Séoul; Seúl
LT Vilnius: Wilna; Vilna
LU Luxembourg: Luxemburg; Luxemburgo
MX Mexico City: Mexiko-Stadt; Ciudad de México; CDMX
NL Amsterdam: Ámsterdam
NL The Hague: Den Haag; La Haye; La Haya
NL Rotterdam: Róterdam
PH Manila: Manille
PL Gdańsk: Danzig; Gdansk
PL Kraków: Krakau; Cracovie; Cracovia; Cracow; Krakow
PL Poznań: Posen; Poznan
PL Warsaw: Warschau; Varsovie; Varsovia
PL Wrocław: Breslau; Wroclaw; Breslavia
PT Lisbon: Lissabon; Lisbonne; Lisboa
PT Porto: Oporto
RO Bucharest: Bukarest; Bucarest
RS Belgrade: Belgrad; Belgrado
RU Moscow: Moskau; Moscou; Moscú
SE Gothenburg: Göteborg; Gotemburgo
SE Stockholm: Estocolmo
SG Singapore: Singapur; Singapour
SI Ljubljana: Laibach; Liubliana
SK Bratislava: Pressburg
TR Istanbul: Estambul
TW Taipei: Taipeh; Taipéi
UA Kyiv: Kiew; Kiev
UA Lviv: Lemberg; Leópolis
US Dallas: DFW
US Los Angeles: L.A.; Los Ángeles
US New Orleans: La Nouvelle-Orléans; Nueva Orleans
US New York: New York City; NYC; Nueva York
US Philadelphia: Philadelphie; Filadelfia; Philly
US San Francisco: SF; San Francisco Bay Area; SF Bay Area; Bay Area
US Washington: Washington DC; Washington D.C.
VN Ho Chi Minh City: Saigon; HCMC
ZA Cape Town: Kapstadt; Le Cap; Ciudad del Cabo
ZA Johannesburg: Johannesbourg; Johannesburgo
"""


@cache
def other_city_names() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return other names of cities by the code of the country and the English name."""
    found = {}
    for line in _NAMES.strip().splitlines():
        city, _, names = line.partition(": ")
        country, _, name = city.partition(" ")
        found[country, name] = tuple(names.split("; "))
    return found
