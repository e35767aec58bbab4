/// What the mention finders see in one document, in order of position; the events are built from these.
///
/// Token ranges index the document's `tokens`. A mention never crosses a sentence.
struct Mentions: Sendable {
  var actors: [ActorMention] = []
  var places: [PlaceMention] = []
  var times: [TimeMention] = []
  var weapons: [WeaponMention] = []
  var casualties: [CasualtyMention] = []
  var quantities: [Quantity] = []
}

/// Someone or something that can act or be acted upon: a noun phrase.
struct ActorMention: Sendable, Hashable {
  /// The whole phrase: "Russia's armed forces", "the regional governor", "four suspected militants".
  var tokens: Range<Int>
  /// The phrase's head word: "forces", "governor", "militants"; for a name, its last word.
  var head: Int
  var kind: ActorKind
  /// Holds a proper name.
  var named: Bool
  /// CAMEO-style, as far as the description allows: `RUSMIL`, `---REB`, `UKR`; nil when nothing is known.
  var code: String?
  /// ISO 3166-1 alpha-2.
  var country: String?
  /// `MIL`, `GOV`, `REB`, `COP`, `CVL`, `OPP`, `JUD`, `MED`, `SPY`, `IGO`, `NGO`, …
  var sector: String?
  /// Equal for mentions of one entity in the article; at least 1.
  var entity: Int
  /// A pronoun ("it", "they", "he", "she") that was resolved to `entity`.
  var isPronoun: Bool
  /// A place name that stands for its government ("Kyiv denied"): an actor, not a place.
  var isMetonym: Bool
  /// The shortest words for it, within `tokens` or behind them: a name without its title, "gunmen" in "dozens of
  /// gunmen"; nil where that is `tokens`.
  var core: Range<Int>?
  /// With the prepositional phrases that follow: "the head of the agency in Kabul"; nil where that is `tokens`.
  var extent: Range<Int>?
  /// Qualifies another noun: "Russian" in "a Russian attack", "police" in "a police raid".
  var isModifier = false
}

extension ActorMention {
  /// Taken for an organization by its looks alone: no table names it and nothing around it says what it is.
  var isUnknownBody: Bool {
    kind == .organization && named && sector == nil && code == nil && (core ?? tokens).count <= 2
  }
}

public enum ActorKind: String, Sendable, Hashable, Codable, CaseIterable {
  case person, organization, object
}

struct PlaceMention: Sendable, Hashable {
  enum Use: Sendable, Hashable {
    /// Names where something is: "in Kharkiv", "the town of Chasiv Yar".
    case location
    /// Qualifies something else: "Russian", "Sudan's", "Kharkiv police", the "Lebanon" of "Tripoli, Lebanon".
    case adjectival
    /// Stands for a government or people: an actor.
    case metonym
  }

  /// The toponym, without preposition and article; for a site, with its noun ("Moscow concert hall", "mosque in
  /// Kaduna").
  var tokens: Range<Int>
  var use: Use
  /// "west of", "near": the words that relate what is told to the place, if any.
  var relation: Range<Int>?
  var resolution: PlaceResolution
  /// The name alone, where `tokens` is that of a site that bears it.
  var name: Range<Int>?
  /// A nationality adjective or a noun for citizens, not a place's own name.
  var isDemonym = false
}

public enum PlaceResolution: Sendable, Hashable {
  case resolved(ResolvedPlace)
  /// Why no point can be given: "not in the gazetteer", "several places of this name".
  case unresolved(String)
}

/// A row of the gazetteer that a toponym was resolved to.
public struct ResolvedPlace: Sendable, Hashable {
  public enum Precision: String, Sendable, Hashable, Codable {
    case site, place, admin, country
  }
  public var name: String
  public var latitude: Double
  public var longitude: Double
  /// ISO 3166-1 alpha-2; nil for seas and disputed areas.
  public var country: String?
  public var admin1: String?
  public var geonamesID: Int?
  public var precision: Precision
  /// 0…1.
  public var confidence: Double
  /// Why this row, in words: "only one of this name", "in the dateline's country".
  public var reasons: [String]
  /// Seat of its country's government. For the reading of "the capital"; an event's JSON does not hold it.
  public var isCapital = false

  public init(
    name: String, latitude: Double, longitude: Double, country: String?, admin1: String? = nil,
    geonamesID: Int? = nil, precision: Precision, confidence: Double, reasons: [String]
  ) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.country = country
    self.admin1 = admin1
    self.geonamesID = geonamesID
    self.precision = precision
    self.confidence = confidence
    self.reasons = reasons
  }
}

struct TimeMention: Sendable, Hashable {
  var tokens: Range<Int>
  var time: ResolvedTime
}

/// A time expression with its dates, resolved against the article's date.
public struct ResolvedTime: Sendable, Hashable {
  public enum Granularity: String, Sendable, Hashable, Codable {
    case time, day, week, month, quarter, year, decade, vague

    /// A month or more: when something was long ago, not when the news was.
    var isCoarse: Bool {
      switch self {
      case .month, .quarter, .year, .decade: true
      case .time, .day, .week, .vague: false
      }
    }
  }
  /// First and last day, ISO `YYYY-MM-DD`; nil when the article has no date to resolve against.
  public var start: String?
  public var end: String?
  public var granularity: Granularity
  /// TIMEX3 value: `2024-03-22`, `2024-02`, `P10M`, `PAST_REF`; of a range those of its ends: `2024-03-18/2024-03-20`.
  public var value: String

  public init(start: String?, end: String?, granularity: Granularity, value: String) {
    self.start = start
    self.end = end
    self.granularity = granularity
    self.value = value
  }
}

struct WeaponMention: Sendable, Hashable {
  var tokens: Range<Int>
  /// `drone`, `missile`, `artillery`, `aircraft`, `explosive`, `firearm`, `vehicle`, `blade`, `chemical`, `fire`, …
  var kind: String
}

/// Who was harmed, in which way, and how many: "killed two people", "at least 133 dead", "no casualties".
struct CasualtyMention: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case killed, injured, detained, abducted, displaced, missing
  }
  /// From the quantity to the harm, whichever comes first: "killed two people", "12 civilians were wounded".
  var tokens: Range<Int>
  var kind: Kind
  var count: Count
  /// The people counted ("two people"), when they are said.
  var victims: Range<Int>?
  /// A running total that the text gives ("the death toll rose to 45"), not a new event's own count.
  var isTotal: Bool
  /// The head of the word of harm; those of one kind that share it add up ("killed two soldiers and a nurse").
  var harm: Int?
}

/// A number as the text gives it; "at least 133" has no max, "up to 20" no min, "no casualties" is 0…0.
public struct Count: Sendable, Hashable, Codable {
  public var min: Int?
  public var max: Int?

  public init(min: Int?, max: Int?) {
    self.min = min
    self.max = max
  }
}
