/// Who did what to whom, where, when, with what toll, and who says so: one event of one article.
///
/// Every `text` is a quotation of the article with its place in it. Keys are written in the order of
/// the properties here; absent values are left out. The JSON form is published as `event.schema.json`.
public struct Event: Sendable, Hashable {
  public static let schemaVersion = "2.3"

  public var eventID: String
  public var articleID: String
  public var publishedAt: String?
  public var title: String?
  public var url: String?
  public var publisher: String?
  public var language: String?
  /// PLOVER event type, `ASSAULT`, `COERCE`, `PROTEST`, …, or one beside them: `STATEMENT`, `ACCIDENT`, `DISASTER`.
  public var eventType: String
  /// PLOVER mode, extended where wars need it: `airstrike`, `seize-territory`, …
  public var mode: String?
  public var codes: Codes
  public var factuality: Factuality
  /// Who says so; empty when the article itself asserts the event.
  public var attributions: [Attribution]
  /// Where sources differ from the value that the event carries.
  public var reports: [Report]
  public var contexts: [String]
  /// Goldstein scale of the CAMEO code, -10…10.
  public var goldstein: Double?
  public var actors: [Actor]
  public var weapons: [Weapon]
  public var place: Place?
  public var time: Time?
  public var casualties: Casualties
  /// The event that the article is about.
  public var main: Bool
  /// An earlier event that the article recalls.
  public var background: Bool
  /// 0…1.
  public var confidence: Double
  /// Type, place and day folded together: equal for the same event in different articles.
  public var eventKey: String
  public var evidence: Evidence
  /// Every further place in the article where the same event is told.
  public var mentions: [Evidence]
  public var extractor: Versions

  /// The event in the vocabularies that its readers already use; a vocabulary without such an event is left out.
  public struct Codes: Sendable, Hashable {
    public var ploverEvent: String?
    public var ploverMode: String?
    /// Digits, leading zeros kept: `"190"`.
    public var cameo: String?
    public var acledEventType: String?
    public var acledSubEventType: String?
    /// GLIDE hazard code: `"FL"`.
    public var glide: String?
  }

  public enum Factuality: String, Sendable, Hashable, Codable, CaseIterable {
    case asserted, denied, possible, future
  }

  public struct Attribution: Sendable, Hashable {
    public enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
      case claims, confirms, denies, accuses, reports
    }
    public var text: String
    public var span: Span
    public var code: String?
    public var stance: Stance
    /// The one who quotes the source, where the source is quoted inside another.
    public var via: String?
  }

  public struct Report: Sendable, Hashable {
    public var field: String
    public var value: String
    public var attribution: String?
    public var span: Span
  }

  public struct Actor: Sendable, Hashable {
    public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
      case actor, target, victim, instrument, attribution
    }
    public var role: Role
    public var text: String
    public var span: Span
    public var head: String
    public var kind: ActorKind
    public var named: Bool
    /// Equal for mentions of one entity in the article.
    public var entity: Int
    public var code: String?
    public var country: String?
    public var sector: String?
  }

  public struct Weapon: Sendable, Hashable {
    public var text: String
    public var span: Span
    public var kind: String
  }

  public struct Place: Sendable, Hashable {
    /// "the main gate": words of the event's own sentence that tell only the kind of place it was at.
    public struct Scene: Sendable, Hashable {
      public var text: String
      public var span: Span
    }
    public var text: String
    public var span: Span
    public var resolution: PlaceResolution
    public var relation: String?
    /// Where in the place, which another sentence names; nil of a place that has no point.
    public var scene: Scene?
    /// ISO 3166-1 alpha-2 of the country in which a place that could not be put on the map lies, as far as the article
    /// makes it plain; nil of a resolved place, which has its own.
    public var within: String?
  }

  public struct Time: Sendable, Hashable {
    /// What the time was taken from.
    public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
      /// Words of the article, quoted in `text`.
      case text
      /// No words: fresh news that names no time is dated by its publication. `text` and `span` are empty.
      case publication
      /// The day with which the text begins, of what only its title tells.
      case lead
    }
    public var text: String
    public var span: Span
    public var resolved: ResolvedTime
    public var basis: Basis = .text
  }

  public struct Casualties: Sendable, Hashable {
    public struct Toll: Sendable, Hashable {
      public var count: Count
      public var text: String
      public var span: Span
    }
    public var killed: Toll?
    public var injured: Toll?
    public var detained: Toll?
    public var abducted: Toll?
    public var displaced: Toll?
    public var missing: Toll?

    public init() {}
  }

  public struct Evidence: Sendable, Hashable {
    public enum Field: String, Sendable, Hashable, Codable {
      case title, text
    }
    public var field: Field
    /// The sentence, as written.
    public var sentence: String
    /// The trigger's place in the field.
    public var span: Span
    /// The words that tell the event: "had seized".
    public var trigger: String
  }

  /// What made the event.
  public struct Versions: Sendable, Hashable {
    public var version: String
    public var languageModel: String?
    public var gazetteer: String
    public var ontology: String
  }
}
