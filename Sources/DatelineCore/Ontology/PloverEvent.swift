/// The event types of PLOVER, a closed list (codebook of 2021).
///
/// An ontology may hold others beside them: what CAMEO counts and PLOVER left out, accidents and disasters, a user's own.
/// Those carry no PLOVER code.
enum PloverEvent: String, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case concede = "CONCEDE"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"
}
