/// The classes of `words.tsv` that a word belongs to, as a set.
struct WordClass: OptionSet, Sendable, Hashable {
  /// One class; its bit is its place in this list.
  enum Name: UInt8, CaseIterable {
    case determiner
    case preposition
    case conjunction
    case subordinator
    case relative
    case pronoun
    case subjectPronoun
    case be
    case have
    case `do`
    case modal
    case adverb
    case particle
    case reflexive
    case quantity
    case settlement
    case site
    case person
    case captive
    case armed
    case military
    case police
    case crowd
    case official
    case state
    case court
    case thing
    case accident
    case sport
    case market
    case hypothetical
    case lightNoun
    case weekday
    case title
    /// Completes a verb: "shot *dead*", "took *hostage*".
    case complement
    case relief
    case weaponry
    /// What one claims or denies of an act: "responsibility", "postnominal", "money", "involvement".
    case responsibility
    /// An adjective that stands behind its noun: "soldiers *loyal* to the junta".
    case postnominal
    case money
    case training
    case media
    /// Can be struck, seized or destroyed.
    case object
    /// Before an event's noun says how, not who: "terrorist attack", "armed attack".
    case manner
    /// A noun by which a text speaks of a town or village that it has named: "the village".
    case locality
    /// The same for a part of a country: "the province".
    case region
    /// Words of sport, business, culture and science by which an article is told that is about none of the events:
    /// see ``ArticleTopic``.
    case games
    case trade
    case arts
    case nature
    /// Is a weapon by itself, also where the word tells the attack: "a car *bomb* killed two".
    case device
    /// A building that is told by whose it is: "the *headquarters* of the brigade".
    case premises
    /// Where something lies, and nothing that a bomb beside it was meant for.
    case surroundings
    /// A noun for the seat of a country's government.
    case capital
    case roadVehicle
    case railVehicle
    case aircraft
    case vessel
    /// Is built and can collapse.
    case structure
    case disease
    /// Explodes by accident.
    case combustible
    /// Ground or a structure whose capture is the capture of a position: a base, a bridge, a dam.
    case strongpoint
    /// What an ally lends to someone's fight: "*backed* by", "with the *support* of", "*alongside*".
    case backing
    /// Help, as a verb or a noun: whose fight it is that is helped, a pronoun behind it says.
    case assisting
    /// Names one of those spoken of: "the bureaucracy, *especially* the police".
    case singling
    /// Says that somebody was harmed or taken, without naming him: "the *victims*", "the *wounded*".
    case sufferer
    /// Speaks of an act that was told before, without saying which: "the *crime*", "the *incident*".
    case echo
    /// Part of the land: where something happens, and nothing that is struck.
    case expanse
    /// Says that harm was meant, and is no accident: "a *bomber* crashed a truck into the gate".
    case attacker
    /// Says what a vehicle or a container held: "a truck *loaded* with explosives".
    case filling
    /// People who act together: the "unit" of "urban units", which is no organization that could be named.
    case band
    /// What armed people undertake, whose purpose a clause tells: "the *campaign* to retake the town".
    case undertaking
    /// Verbs of lasting effort: "is *working* to defeat the rebels".
    case striving
    /// "in *coordination* with": what is done together.
    case partnership
    /// A paper that a body issues, whose words are the body's: "adopted a *resolution* that condemned the attack".
    case document
    /// What someone means to do, and an infinitive tells: "*efforts* to free the hostages".
    case intention
    /// Verbs of fighting somebody, of whom what is done together is not towards him: "joined together to *counter* it".
    case hostile
    /// Verbs whose subject suffers the violence that is their object: "*faced* shelling".
    case suffering
    /// By which something is said: "said by *telephone*", "in an *email*".
    case channel
    /// Says of an act that it was done before or is done again and again: "has *repeatedly* shelled the town".
    case recurrence
    /// Says of acts that they are others than the one the story tells: "*similar* attacks", "*previous* raids".
    case others
    /// Where people come together, and words are said and signed: "on the *sidelines* of a *summit* in X".
    case occasion
    /// People by where they live: "*residents* of X", where X is the place, known or not.
    case inhabitant
    /// How many events a noun tells: "a *round* of talks", "a *wave* of attacks".
    case batch
    /// What sets a sentence apart from the one before: "later", "also".
    case apart
    /// Verbs of those who are on their way.
    case moving
    /// For which something is done to others: "in *retaliation* for the raid", "to *avenge* the dead".
    case motive
    /// Verbs by which a device comes where it goes off: "a bomb *placed* under the bridge".
    case placing
    /// Whom violence was meant for and did not harm: "emerged *unscathed* from the attack".
    case unharmed
    /// Before a noun says neither who nor how many: "*several* men", "*alleged* rebels".
    case vague
    /// Nouns that are what stands behind their "of": "a *group* of villagers", "a *convoy* of trucks".
    case collective
    case scene

    /// As the table has it: "subject-pronoun".
    var text: String {
      String("\(self)".flatMap { $0.isUppercase ? "-" + $0.lowercased() : String($0) })
    }
  }

  let rawValue: UInt128

  init(rawValue: UInt128) { self.rawValue = rawValue }

  init(_ name: Name) { rawValue = 1 << UInt128(name.rawValue) }

  /// Names of the classes, as the table has them.
  static let names = Name.allCases.map(\.text)

  /// Nil when there is no class of this name.
  init?(name: some StringProtocol) {
    guard let bit = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    rawValue = 1 << UInt128(bit)
  }

  static var determiner: WordClass { WordClass(.determiner) }
  static var preposition: WordClass { WordClass(.preposition) }
  static var conjunction: WordClass { WordClass(.conjunction) }
  static var subordinator: WordClass { WordClass(.subordinator) }
  static var relative: WordClass { WordClass(.relative) }
  static var pronoun: WordClass { WordClass(.pronoun) }
  static var subjectPronoun: WordClass { WordClass(.subjectPronoun) }
  static var be: WordClass { WordClass(.be) }
  static var have: WordClass { WordClass(.have) }
  static var `do`: WordClass { WordClass(.do) }
  static var modal: WordClass { WordClass(.modal) }
  static var adverb: WordClass { WordClass(.adverb) }
  static var particle: WordClass { WordClass(.particle) }
  static var reflexive: WordClass { WordClass(.reflexive) }
  static var quantity: WordClass { WordClass(.quantity) }
  static var settlement: WordClass { WordClass(.settlement) }
  static var site: WordClass { WordClass(.site) }
  static var person: WordClass { WordClass(.person) }
  static var captive: WordClass { WordClass(.captive) }
  static var armed: WordClass { WordClass(.armed) }
  static var undertaking: WordClass { WordClass(.undertaking) }
  static var striving: WordClass { WordClass(.striving) }
  static var partnership: WordClass { WordClass(.partnership) }
  static var document: WordClass { WordClass(.document) }
  static var intention: WordClass { WordClass(.intention) }
  static var hostile: WordClass { WordClass(.hostile) }
  static var suffering: WordClass { WordClass(.suffering) }
  static var military: WordClass { WordClass(.military) }
  static var police: WordClass { WordClass(.police) }
  static var crowd: WordClass { WordClass(.crowd) }
  static var official: WordClass { WordClass(.official) }
  static var state: WordClass { WordClass(.state) }
  static var court: WordClass { WordClass(.court) }
  static var thing: WordClass { WordClass(.thing) }
  static var accident: WordClass { WordClass(.accident) }
  static var attacker: WordClass { WordClass(.attacker) }
  static var filling: WordClass { WordClass(.filling) }
  static var sport: WordClass { WordClass(.sport) }
  static var market: WordClass { WordClass(.market) }
  static var hypothetical: WordClass { WordClass(.hypothetical) }
  static var lightNoun: WordClass { WordClass(.lightNoun) }
  static var weekday: WordClass { WordClass(.weekday) }
  static var title: WordClass { WordClass(.title) }
  static var complement: WordClass { WordClass(.complement) }
  static var relief: WordClass { WordClass(.relief) }
  static var weaponry: WordClass { WordClass(.weaponry) }
  static var responsibility: WordClass { WordClass(.responsibility) }
  static var postnominal: WordClass { WordClass(.postnominal) }
  static var money: WordClass { WordClass(.money) }
  static var object: WordClass { WordClass(.object) }
  static var manner: WordClass { WordClass(.manner) }
  static var locality: WordClass { WordClass(.locality) }
  static var region: WordClass { WordClass(.region) }
  static var games: WordClass { WordClass(.games) }
  static var trade: WordClass { WordClass(.trade) }
  static var arts: WordClass { WordClass(.arts) }
  static var nature: WordClass { WordClass(.nature) }
  static var device: WordClass { WordClass(.device) }
  static var premises: WordClass { WordClass(.premises) }
  static var surroundings: WordClass { WordClass(.surroundings) }
  static var capital: WordClass { WordClass(.capital) }
  static var roadVehicle: WordClass { WordClass(.roadVehicle) }
  static var railVehicle: WordClass { WordClass(.railVehicle) }
  static var aircraft: WordClass { WordClass(.aircraft) }
  static var vessel: WordClass { WordClass(.vessel) }
  static var structure: WordClass { WordClass(.structure) }
  static var disease: WordClass { WordClass(.disease) }
  static var combustible: WordClass { WordClass(.combustible) }
  static var strongpoint: WordClass { WordClass(.strongpoint) }
  static var backing: WordClass { WordClass(.backing) }
  static var assisting: WordClass { WordClass(.assisting) }
  static var singling: WordClass { WordClass(.singling) }
  static var sufferer: WordClass { WordClass(.sufferer) }
  static var echo: WordClass { WordClass(.echo) }
  static var expanse: WordClass { WordClass(.expanse) }
  static var band: WordClass { WordClass(.band) }
  static var channel: WordClass { WordClass(.channel) }
  static var recurrence: WordClass { WordClass(.recurrence) }
  static var others: WordClass { WordClass(.others) }
  static var occasion: WordClass { WordClass(.occasion) }
  static var inhabitant: WordClass { WordClass(.inhabitant) }
  static var batch: WordClass { WordClass(.batch) }
  static var apart: WordClass { WordClass(.apart) }
  static var moving: WordClass { WordClass(.moving) }
  static var motive: WordClass { WordClass(.motive) }
  static var placing: WordClass { WordClass(.placing) }
  static var unharmed: WordClass { WordClass(.unharmed) }
  static var vague: WordClass { WordClass(.vague) }
  static var collective: WordClass { WordClass(.collective) }
  static var scene: WordClass { WordClass(.scene) }

  /// What is wrecked in an accident.
  static var wreckable: WordClass { [.roadVehicle, .railVehicle, .aircraft, .vessel, .structure] }
}
