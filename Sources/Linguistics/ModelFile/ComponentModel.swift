/// A pipeline component's `model` file: thinc's layers in the order of its tree walk, with their weights.
struct ComponentModel: Sendable {
  /// One layer. `dimensions` holds those that are set; `references` names other layers by index.
  struct Layer: Sendable {
    let name: String
    let dimensions: [String: Int]
    let references: [String: Int]
    let attributes: [String: MessagePack]
    let parameters: [String: NumericArray]
  }

  let file: String
  let layers: [Layer]

  init(_ directory: ModelDirectory, file: String) throws {
    self.file = file
    let root = try directory.messagePack(file)
    guard let nodes = root["nodes"]?.list, let attributes = root["attrs"]?.list, let parameters = root["params"]?.list,
      nodes.count == attributes.count, nodes.count == parameters.count
    else { throw LinguisticsError(.corrupt, file: file, "not a model file: no matching nodes, attrs and params") }
    var layers: [Layer] = []
    for (index, node) in nodes.enumerated() {
      layers.append(
        Layer(
          name: node["name"]?.string ?? "",
          dimensions: Self.integers(node["dims"]),
          references: Self.integers(node["refs"]),
          attributes: try Self.attributes(attributes[index], file: file),
          parameters: Self.arrays(parameters[index])))
    }
    for layer in layers where layer.references.values.contains(where: { !layers.indices.contains($0) }) {
      throw LinguisticsError(.corrupt, file: file, "layer \(layer.name) refers to a layer that is not there")
    }
    self.layers = layers
  }

  /// The layer that a model's top layer names, `lower` or `softmax` for instance, as an index into `layers`.
  func reference(_ name: String, of layer: Int = 0) throws -> Int {
    guard layers.indices.contains(layer), let index = layers[layer].references[name] else {
      throw LinguisticsError(.corrupt, file: file, "layer \(layer) names no \(name)")
    }
    return index
  }

  /// Weights of a layer in C order. Throws if they are missing, not 32-bit floats, or not of `shape`.
  func weights(_ name: String, of layer: Int, shape: [Int]) throws -> [Float] {
    let array = try array(name, of: layer)
    guard array.shape == shape else { throw damaged(name, of: layer, "shape \(array.shape), expected \(shape)") }
    return try floats(array, name, of: layer)
  }

  /// Weights of a layer whose shape is not known beforehand, in C order.
  func weights(_ name: String, of layer: Int) throws -> (shape: [Int], values: [Float]) {
    let array = try array(name, of: layer)
    return (array.shape, try floats(array, name, of: layer))
  }

  /// Throws if the layer has no such dimension, or it is not a positive number.
  func dimension(_ name: String, of layer: Int) throws -> Int {
    guard layers.indices.contains(layer), let value = layers[layer].dimensions[name], value > 0 else {
      throw damaged(name, of: layer, "no such dimension")
    }
    return value
  }

  func integer(_ attribute: String, of layer: Int) throws -> Int {
    guard layers.indices.contains(layer), let value = layers[layer].attributes[attribute]?.int else {
      throw damaged(attribute, of: layer, "no such attribute")
    }
    return value
  }

  private func array(_ name: String, of layer: Int) throws -> NumericArray {
    guard layers.indices.contains(layer), let array = layers[layer].parameters[name] else {
      throw damaged(name, of: layer, "no such array")
    }
    return array
  }

  private func floats(_ array: NumericArray, _ name: String, of layer: Int) throws -> [Float] {
    guard let values = array.floats else { throw damaged(name, of: layer, "type \(array.type), expected <f4") }
    guard values.allSatisfy(\.isFinite) else { throw damaged(name, of: layer, "holds values that are not finite") }
    return values
  }

  private func damaged(_ name: String, of layer: Int, _ what: String) -> LinguisticsError {
    let layerName = layers.indices.contains(layer) ? layers[layer].name : "?"
    return LinguisticsError(.corrupt, file: file, "array \(name) of layer \(layer) (\(layerName)): \(what)")
  }

  private static func integers(_ value: MessagePack?) -> [String: Int] {
    var result: [String: Int] = [:]
    for (key, value) in value?.map ?? [] {
      if let key = key.string, let value = value.int { result[key] = value }
    }
    return result
  }

  /// Attributes are MessagePack values packed a second time.
  private static func attributes(_ value: MessagePack, file: String) throws -> [String: MessagePack] {
    var result: [String: MessagePack] = [:]
    for (key, value) in value.map ?? [] {
      guard let key = key.string else { continue }
      if case .binary(let bytes) = value {
        result[key] = try MessagePackReader.read(bytes, file: file)
      } else {
        result[key] = value
      }
    }
    return result
  }

  private static func arrays(_ value: MessagePack) -> [String: NumericArray] {
    var result: [String: NumericArray] = [:]
    for (key, value) in value.map ?? [] {
      if let key = key.string, let array = value.array { result[key] = array }
    }
    return result
  }
}
