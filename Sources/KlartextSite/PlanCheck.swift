import KlartextCore
import KlartextRegister

/// What only the finished plan can tell: two pages at one address, and links to addresses that do not exist.
enum PlanCheck {
  static func collisions(in plan: OutputPlan) -> [Diagnostic] {
    plan.collisions.map { pair in
      // What the program makes itself has its address from the configuration.
      let place = pair.dropped.origin.contains("/") ? pair.dropped.origin : "klartext.yaml"
      return Diagnostic(
        .addressTaken("/" + pair.dropped.address.description, by: pair.kept.origin), at: SourceLocation(path: place))
    }
  }

  static func deadLinks(_ links: [SiteLink], in plan: OutputPlan) -> [Diagnostic] {
    links.compactMap { link in
      let path = String(link.path.drop { $0 == "/" }.prefix { $0 != "?" && $0 != "#" })
      if let address = SitePath(path).outputAddress, plan[address.description] != nil { return nil }
      var nearest: String?
      if plan[path + "/index.html"] != nil {
        nearest = "/" + path + "/"
      } else {
        let pages = plan.artifacts.lazy.map(\.address.description).filter { $0.hasSuffix("/index.html") }
        nearest = EditDistance.nearest(to: path, among: pages.map { String($0.dropLast("index.html".count)) })
          .map { "/" + $0 }
      }
      return Diagnostic(.siteLinkDangling("/" + path, nearest: nearest), at: link.location)
    }
  }
}

extension Finding {
  /// - Parameter origin: the path of the file that has the address, or an inner name of a page.
  static func addressTaken(_ address: String, by origin: String) -> Finding {
    let isFile = origin.contains("/")
    return Finding(
      "address-taken", .error,
      de: "Zwei Seiten wollen die Adresse \(address)"
        + (isFile ? "; die andere ist \(origin)." : "; eine davon legt das Programm an."),
      en: "Two pages want the address \(address)"
        + (isFile ? "; the other is \(origin)." : "; the program makes one of them."),
      mend: Bilingual(
        de: "Ändern Sie den Namen der Datei, oder „paths“ in klartext.yaml.",
        en: "Change the name of the file, or “paths” in klartext.yaml."))
  }

  static func siteLinkDangling(_ path: String, nearest: String?) -> Finding {
    let finding = Finding(
      "link-site-dangling", .error,
      de: "Eine Seite mit der Adresse \(path) gibt es auf dieser Website nicht.",
      en: "There is no page with the address \(path) on this website.")
    if let nearest { return finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?") }
    return finding.mended(
      de: "Verweisen Sie auf die Datei, zum Beispiel ../systems/chatbot.md.",
      en: "Link to the file, for example ../systems/chatbot.md.")
  }
}
