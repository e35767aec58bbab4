import Foundation

/// Where the admin endpoint listens: `127.0.0.1:9464`, `[::1]:9464`, `localhost:9464`, or a port alone for loopback.
///
/// Another address than loopback is never a default: it must be written. Names other than `localhost` are not looked
/// up, because what they stand for may change.
public struct AdminAddress: Sendable, Hashable, CustomStringConvertible {
  /// An IP address, without brackets.
  public let host: String
  /// 0: any that is free.
  public let port: UInt16

  /// Nil where the text is no such address.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else {
      guard let port = Self.port(text[...]) else { return nil }
      self.init(host: "127.0.0.1", port: port)
      return
    }
    guard let port = Self.port(text[text.index(after: colon)...]) else { return nil }
    let written = String(text[..<colon])
    let host: String
    if written.isEmpty || written == "localhost" {
      host = "127.0.0.1"
    } else if written.hasPrefix("["), written.hasSuffix("]") {
      host = String(written.dropFirst().dropLast())
      guard Self.isAddress(host, AF_INET6) else { return nil }
    } else {
      host = written
      guard Self.isAddress(host, AF_INET) else { return nil }
    }
    self.init(host: host, port: port)
  }

  init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  public var isIPv6: Bool { host.contains(":") }

  /// Only this machine can reach it.
  public var isLoopback: Bool {
    isIPv6 ? host == "::1" || host == "0:0:0:0:0:0:0:1" : host.hasPrefix("127.")
  }

  public var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

  private static func port(_ text: Substring) -> UInt16? {
    text.allSatisfy(\.isASCII) && text.allSatisfy(\.isNumber) ? UInt16(text) : nil
  }

  private static func isAddress(_ text: String, _ family: Int32) -> Bool {
    var room = in6_addr()
    return inet_pton(family, text, &room) == 1
  }
}
