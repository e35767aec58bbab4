/// What the words before a head say about it, read from left to right.
struct ActorEvidence: Sendable {
  var country: String?
  var sector: String?
  var body: String?
  /// "former", "ousted".
  var isFormer = false
  /// The sector comes from a noun or name that says it plainly.
  var isStrong = false
  /// Holds the name of an organisation, country or person.
  var isNamed = false
}
