import Testing

@testable import KlartextContent

@Suite struct PrivateHostTests {
  @Test(arguments: [
    "localhost", "LOCALHOST.", "intranet", "server1", "akten.intern", "wiki.lan", "nas.local", "portal.intranet",
    "x.corp", "box.home.arpa", "10.0.0.1", "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "172.16.0.1",
    "172.31.255.255", "192.168.178.1", "169.254.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "[::1]", "[fd12::1]",
    "[fe80::1]", "[fe80::1%25eth0]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[ff02::1]",
  ])
  func knowsWhatIsInside(host: String) { #expect(PrivateHost.contains(host)) }

  @Test(arguments: [
    "stadt.example", "www.musterstadt.de", "172.15.0.1", "172.32.0.1", "11.0.0.1", "8.8.8.8", "intern.stadt.de",
    "local.de", "[2a00::1]", "lan.com", "192.169.0.1", "100.128.0.1",
  ])
  func leavesOthersAlone(host: String) { #expect(!PrivateHost.contains(host)) }

  @Test(
    arguments: [
      ("https://stadt.de/a", "stadt.de"), ("http://stadt.de:8080?x", "stadt.de"), ("https://a@stadt.de#x", "stadt.de"),
      ("HTTP://[::1]:80/", "[::1]"), ("mailto:a@b.de", nil), ("../media/a.pdf", nil), ("ftp://a.de/", nil),
    ] as [(String, String?)])
  func findsTheHost(address: String, host: String?) { #expect(PrivateHost.host(of: address).map(String.init) == host) }
}
