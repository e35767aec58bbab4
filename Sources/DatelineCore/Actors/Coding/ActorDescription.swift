/// What a noun phrase tells about who it is.
struct ActorDescription: Sendable, Hashable {
  /// Whom the phrase names, for telling that two phrases mean the same.
  enum Referent: Sendable, Hashable {
    case officeholder(Int)
    case organization(Int)
    case metonym(Int)
    case country(Int)
    /// A person's or organisation's name that no table has.
    case name
    /// A noun of the tables: "the army".
    case agent(Int)
    /// Nothing but a number or word for people ("two", "others", "the wounded").
    case people
    case place
    case thing
  }

  var kind = ActorKind.object
  var referent = Referent.thing
  /// The proper name in the phrase, without title.
  var name: Range<Int>?
  /// ISO 3166-1 alpha-2.
  var country: String?
  var sector: String?
  /// The CAMEO code of the body that the phrase belongs to, where it is none of a country: `IGOUNO`.
  var body: String?
  /// The head takes its sector from what qualifies it, and nothing has told one.
  var isWeak = false
  var isPlural = false
  var isDefinite = false
  /// "a", "another", a number: speaks of someone for the first time.
  var isNew = false
  /// A place that stands for its government or people.
  var isMetonym = false

  /// Takes what it does not say itself from another phrase for the same one.
  mutating func fill(from other: ActorDescription) {
    country = country ?? (body == nil ? other.country : nil)
    if country == nil { body = body ?? other.body }
    if sector == nil || isWeak || (sector == "UNK" && other.sector != nil) {
      sector = other.sector ?? sector
      isWeak = isWeak && other.isWeak
    }
  }

  /// Takes the code of the body to which the one described belongs.
  mutating func join(_ facts: ActorDescription) {
    if facts.body == nil { country = country ?? facts.country } else { (country, body) = (facts.country, facts.body) }
    sector = facts.sector ?? sector
    isWeak = false
  }
}
