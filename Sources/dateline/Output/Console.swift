import Foundation

/// The program's three streams.
enum Console {
  enum Stream {
    case input, output, error

    var descriptor: Int32 {
      switch self {
      case .input: STDIN_FILENO
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

  /// Writes one line to standard error; control characters that a file name or a system's message may hold are shown as `�`.
  static func error(_ line: String) {
    let safe = String(line.unicodeScalars.map { Character($0.isControl ? "\u{FFFD}" : $0) })
    // Where even errors cannot be written, there is nobody to tell.
    _ = write(Array((safe + "\n").utf8), to: .error)
  }

  /// Writes all bytes to standard output. When whoever read them has gone (`| head`), the program ends
  /// at once and without a word, as filters do: its input may block forever, so it is not waited for.
  static func output(_ bytes: [UInt8]) throws(CommandFailure) {
    switch write(bytes, to: .output) {
    case 0: return
    case EPIPE: exitProcess(.done)
    case let code:
      throw CommandFailure(status: .fatal, message: "standard output: \(String(cString: strerror(code)))")
    }
  }

  /// Without this, writing to a closed pipe would kill the program before it can say anything.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// 0, or the system's error number.
  private static func write(_ bytes: [UInt8], to stream: Stream) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Foundation.write(stream.descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count >= 0 { written += count } else if errno != EINTR { return errno }
      }
      return 0
    }
  }
}

/// Ends the process with a documented code, at once: what libraries registered to run at exit does not run.
///
/// librdkafka's threads may still be closing connections, and OpenSSL takes down at exit what they use: a command that
/// had done its work then died of a segmentation fault.
func exitProcess(_ status: ExitStatus) -> Never {
  fflush(nil)
  _exit(status.rawValue)
}

extension Unicode.Scalar {
  /// Moves a cursor or starts an escape sequence instead of showing something.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
