/// One row of the gazetteer.
public struct GazetteerPlace: Sendable, Hashable {
  /// A row's number: counts from 0, the user's own rows after those of the file.
  public typealias ID = Int

  public var id: ID
  public var name: String
  /// Degrees, north and east positive.
  public var latitude: Double
  public var longitude: Double
  public var kind: PlaceKind
  /// ISO 3166-1 alpha-2; nil for what lies in several countries or none.
  public var country: String?
  /// Rows of the units that contain it.
  public var admin1: ID?
  public var admin2: ID?
  /// 0 where unknown.
  public var population: Int
  public var geonamesID: Int?
  /// The country's seat of government.
  public var isCapital: Bool
  /// The point is that of the unit around it, because no source has its own.
  public var hasPointOfUnit: Bool

  public var point: GeoPoint { GeoPoint(latitude: latitude, longitude: longitude) }
}
