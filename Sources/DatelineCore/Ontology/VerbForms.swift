/// The inflected forms that one spelling can be: "killed" is past and participle, "attacks" third person (or a noun).
struct VerbForms: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let base = VerbForms(rawValue: 1)
  static let third = VerbForms(rawValue: 2)
  static let past = VerbForms(rawValue: 4)
  static let participle = VerbForms(rawValue: 8)
  static let gerund = VerbForms(rawValue: 16)
}
