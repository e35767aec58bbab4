import Testing

@testable import Linguistics

@Suite struct LanguageIdentifierTests {
  @Test(
    "Articles in other languages are foreign to an English model",
    arguments: [
      (
        "fr",
        "Les rebelles ont pris le village mardi, a déclaré le gouverneur de la région. Au moins quarante personnes ont été tuées."
      ),
      (
        "es",
        "Los rebeldes tomaron el pueblo el martes, dijo el gobernador de la región. Al menos cuarenta personas murieron."
      ),
      (
        "de",
        "Die Rebellen haben das Dorf am Dienstag eingenommen, sagte der Gouverneur. Mindestens vierzig Menschen wurden getötet."
      ),
      (
        "pt",
        "Os rebeldes tomaram a aldeia na terça-feira, disse o governador. Pelo menos quarenta pessoas morreram na explosão."
      ),
      ("ru", "Повстанцы захватили деревню во вторник, сообщил губернатор области. Погибли не менее сорока человек."),
      ("uk", "Повстанці захопили село у вівторок, повідомив губернатор області. Загинули щонайменше сорок людей."),
      ("ar", "سيطر المتمردون على القرية يوم الثلاثاء، بحسب ما قاله حاكم المنطقة. وقتل أربعون شخصا على الأقل."),
      ("zh", "叛军星期二占领了该村庄，该地区省长说。至少有四十人在市场爆炸中丧生。"),
      ("tr", "İsyancılar salı günü köyü ele geçirdi, bölge valisi söyledi. En az kırk kişi hayatını kaybetti."),
      (
        "id",
        "Pemberontak merebut desa itu pada hari Selasa, kata gubernur. Sedikitnya empat puluh orang tewas dalam ledakan."
      ),
    ])
  func foreign(language: String, text: String) {
    let guess = LanguageIdentifier.identify(text)
    #expect(guess.shares.first?.language == language)
    #expect(guess.isForeign(to: "en"))
  }

  @Test(
    "English and what cannot be told is read",
    arguments: [
      "Rebels seized the village on Tuesday, the regional governor said. At least forty people were killed.",
      "REBELS SEIZED THE VILLAGE ON TUESDAY, THE REGIONAL GOVERNOR SAID. AT LEAST FORTY PEOPLE WERE KILLED.",
      "", "Kyiv", "São Paulo, Málaga, Nürnberg", "1234 5678 --- 90", "🙂🙂🙂",
      "The minister said: \"Nous ne négocierons jamais avec ces gens.\" He then left the room without taking questions.",
    ])
  func read(text: String) {
    #expect(!LanguageIdentifier.identify(text).isForeign(to: "en"))
  }

  @Test("Bytes that are no text have no language")
  func bytes() {
    #expect(!LanguageIdentifier.identify((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }).isForeign(to: "en"))
  }
}
