import Foundation
import Glibc
import KlartextContent

/// Where the name of a host leads.
enum HostLookup {
  enum Answer { case outside, inside, unknown }

  /// - Parameter name: without port; IPv6 addresses in brackets.
  static func look(up name: String) -> Answer {
    if PrivateHost.contains(name) { return .inside }
    var wanted = addrinfo()
    wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let bare = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
    guard getaddrinfo(bare, nil, &wanted, &list) == 0 else {
      // Where a proxy is asked, often only the proxy knows names.
      return usesProxy ? .outside : .unknown
    }
    defer { freeaddrinfo(list) }
    var next = list
    while let item = next?.pointee {
      if let bytes = bytes(of: item), PrivateHost.contains(bytes: bytes) { return .inside }
      next = item.ai_next
    }
    return .outside
  }

  private static var usesProxy: Bool {
    let environment = ProcessInfo.processInfo.environment
    return ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].contains {
      environment[$0]?.isEmpty == false
    }
  }

  private static func bytes(of item: addrinfo) -> [UInt8]? {
    switch item.ai_family {
    case AF_INET:
      item.ai_addr?.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      item.ai_addr?.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) }
      }
    default: nil
    }
  }
}
