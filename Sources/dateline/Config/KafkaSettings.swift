import DatelineConfiguration
import KafkaClient

/// What librdkafka would say of the properties that are set.
struct KafkaSettings {
  private(set) var mistakes: [ConfigurationMistake] = []

  init(_ resolved: ResolvedConfiguration, readingFiles: Bool) {
    for item in resolved.items where item.setting.key.kind == .properties {
      check(item.setting, readingFiles)
    }
    let file = resolved.items.first { $0.setting.key.name == "kafka-file" }?.setting
    guard readingFiles, let file, let path = file.values.first else { return }
    do {
      try KafkaConfiguration.file(path).validate()
    } catch {
      mistakes.append(ConfigurationMistake(origin: file.source.origin, message: error.message))
    }
  }

  private mutating func check(_ setting: Setting, _ readingFiles: Bool) {
    guard let property = setting.property, var value = setting.values.first else { return }
    do throws(KafkaError) {
      if value.hasPrefix("@"), !value.hasPrefix("@@") {
        guard readingFiles else {
          if !KafkaConfiguration.isKnown(property) { try KafkaConfiguration([property: ""]).validate() }
          return
        }
      }
      value = try KafkaConfiguration.parse(assignment: "\(property)=\(value)").1
      try KafkaConfiguration([property: value]).validate()
    } catch {
      mistakes.append(ConfigurationMistake(origin: setting.source.origin, message: error.message))
    }
  }
}
