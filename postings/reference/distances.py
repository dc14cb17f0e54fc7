"""Which cities are near each other, by the coordinates of GeoNames."""

from collections.abc import Iterable
from functools import cache
from math import cos, radians, sin

import numpy as np

from postings.reference import gazetteer

_EARTH_RADIUS = 6371.0  # km
Point = tuple[float, float, float]


class CityMap:
    """The cities among some place keys, with their points on the unit sphere."""

    def __init__(self, keys: Iterable[str]):
        self.keys = [key for key in keys if key in points()]
        self._points = np.array([points()[key] for key in self.keys]).reshape(-1, 3)

    def within(self, kilometers: int, center: str) -> list[str]:
        """Return the keys of the cities at most that far from a city, which is one of them if it is on the map."""
        cosines = self._points @ np.array(points()[center])
        return [self.keys[number] for number in np.flatnonzero(cosines >= cos(kilometers / _EARTH_RADIUS))]


@cache
def points() -> dict[str, Point]:
    """Return the point of each city by its place key; of cities with the same key, that of the largest.

    A city in a country with subdivisions also has a key without the subdivision: `DE/Berlin` besides `DE-BE/Berlin`.
    """
    found: dict[str, gazetteer.CityEntry] = {}
    for city in {city for cities in gazetteer.cities().values() for city in cities}:
        for area in {city.country, city.subdivision or city.country}:
            known = found.setdefault(f"{area}/{city.name}", city)
            if city.population > known.population:
                found[f"{area}/{city.name}"] = city
    return {key: _point(*city.position) for key, city in found.items() if city.position}


def _point(latitude: float, longitude: float) -> Point:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
