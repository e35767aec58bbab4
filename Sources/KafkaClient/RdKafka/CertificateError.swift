/// Why a certificate is not believed, in words.
///
/// Source: X509_V_ERR_… of OpenSSL 3 (x509_vfy.h).
enum CertificateError {
  static func reason(of code: Int32) -> String {
    switch code {
    case 9: "it is not yet valid"
    case 10: "it has expired"
    case 18: "it is signed by itself"
    case 19: "an authority in its chain is not trusted"
    case 20, 21, 2: "the authority that signed it is not known"
    case 23: "it was revoked"
    case 24, 79: "its authority is none"
    case 26: "it is not meant for a server"
    case 62: "it is for another host name"
    case 64: "it is for another address"
    case 66...68: "its key or its signature is too weak"
    default: "OpenSSL's verification says \(code)"
    }
  }
}
