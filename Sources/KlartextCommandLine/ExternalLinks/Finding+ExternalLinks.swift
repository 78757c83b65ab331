import KlartextCore

/// What became of addresses on the web. None of it keeps the site from being published: others change their sites when
/// they like.
extension Finding {
  /// - Returns: `nil` for what is well, and for what could not be judged.
  static func externalLink(_ address: String, _ state: LinkState) -> Finding? {
    switch state {
    case .good, .notJudged: nil
    case .gone(let status): linkGone(status)
    case .moved(let target): linkMoved(to: target)
    case .unknownServer:
      linkUnchecked(Bilingual(de: "Den Server gibt es nicht.", en: "There is no such server."))
    case .noAnswer: linkUnchecked(Bilingual(de: "Der Server antwortet nicht.", en: "The server does not answer."))
    case .failing(let status):
      linkUnchecked(
        Bilingual(
          de: "Der Server meldet einen eigenen Fehler (\(status)).",
          en: "The server reports a failure of its own (\(status))."))
    case .circle:
      linkUnchecked(
        Bilingual(
          de: "Der Server leitet immer wieder weiter und nie ans Ziel.",
          en: "The server redirects again and again and never arrives."))
    case .leadsInside: linkInside
    case .certificate: linkCertificate
    }
  }

  private static func linkGone(_ status: Int) -> Finding {
    Finding(
      "link-gone", .warning,
      de: "Unter dieser Adresse gibt es nichts mehr (\(status)).",
      en: "There is nothing at this address any more (\(status)).",
      mend: Bilingual(
        de: "Suchen Sie die neue Adresse, oder entfernen Sie den Link.",
        en: "Look for the new address, or remove the link."))
  }

  private static func linkMoved(to address: String) -> Finding {
    Finding(
      "link-moved", .hint,
      de: "Diese Seite ist dauerhaft umgezogen.", en: "This page has moved for good.",
      mend: Bilingual(de: "Schreiben Sie: \(address)", en: "Write: \(address)"))
  }

  private static func linkUnchecked(_ reason: Bilingual) -> Finding {
    Finding(
      "link-unchecked", .hint,
      de: "Der Link ließ sich nicht prüfen: \(reason.de)", en: "The link could not be checked: \(reason.en)",
      mend: Bilingual(
        de: "Öffnen Sie ihn im Browser. Die nächste Prüfung fragt nach einer Stunde wieder.",
        en: "Open it in a browser. The next check asks again after an hour."))
  }

  private static var linkInside: Finding {
    Finding(
      "link-inside", .warning,
      de: "Diese Adresse führt in ein internes Netz. Gefragt wurde dort nicht.",
      en: "This address leads into an internal network. Nothing was asked there.",
      mend: Bilingual(
        de: "Prüfen Sie den Link von außen, zum Beispiel mit dem Mobiltelefon.",
        en: "Check the link from outside, for example with a mobile phone."))
  }

  private static var linkCertificate: Finding {
    Finding(
      "link-certificate", .warning,
      de: "Mit dem Zertifikat dieser Website stimmt etwas nicht. Browser warnen vor ihr.",
      en: "Something is wrong with the certificate of this website. Browsers warn about it.",
      mend: Bilingual(
        de:
          "Öffnen Sie den Link im Browser. Warnt auch er, sagen Sie dem Anbieter Bescheid oder entfernen Sie den Link.",
        en: "Open the link in a browser. If it warns too, tell the provider or remove the link."))
  }
}
