/// What every key of a command is set to, and what is wrong with it.
public struct ResolvedConfiguration: Sendable {
  /// A setting, with the option of the command that it is for.
  public struct Item: Sendable, Hashable {
    public var option: ConfigurationKey
    public var setting: Setting
  }

  /// In the order of the command's options; of properties in that of their layers.
  public private(set) var items: [Item] = []
  public var mistakes: [ConfigurationMistake]

  init(mistakes: [ConfigurationMistake]) { self.mistakes = mistakes }

  /// Those that a command cannot run with.
  public var serious: [ConfigurationMistake] { mistakes.filter { !$0.isHarmless } }

  /// What variables and file add to the command line.
  public var additions: [Item] {
    items.filter { item in
      if case .flag = item.setting.source { false } else { true }
    }
  }

  /// The arguments that stand for ``additions``; flags of the command line are not among them.
  public var arguments: [String] { additions.flatMap { $0.setting.arguments(as: $0.option) } }

  mutating func add(_ settings: [Setting], _ binding: ConfigurationTable.Binding) {
    items += settings.map { Item(option: binding.option, setting: $0) }
  }

  /// Takes out a key whose alternative is set by a higher layer.
  mutating func dropAlternatives(_ alternatives: [Set<String>]) {
    for names in alternatives {
      let rivals = items.filter { names.contains($0.setting.key.name) }
      guard let highest = rivals.map(\.setting.source.rank).max() else { continue }
      items.removeAll { names.contains($0.setting.key.name) && $0.setting.source.rank < highest }
    }
  }
}

extension Setting.Source {
  /// Higher ones win.
  fileprivate var rank: Int {
    switch self {
    case .flag: 3
    case .variable: 2
    case .file: 1
    case .kafkaFile, .fallback: 0
    }
  }
}
