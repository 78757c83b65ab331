import Foundation
import Testing

/// The command line as scripts rely on it.
@Suite struct CommandLineTests {
  @Test(arguments: [
    (["biuld"], "Den Befehl „biuld“ gibt es nicht. Meinten Sie „build“?"),
    (["build", "--outptu", "x"], "Die Option „--outptu“ gibt es nicht. Meinten Sie „--output“?"),
    (["build", "--output"], "Hinter „--output“ fehlt ein Wert."),
    (["build", "mehr"], "„build“ versteht „mehr“ hier nicht."),
    (["build", "--today", "gestern"], "„gestern“ ist kein Tag."),
    (["check", "--format", "jsno"], "Das Format „jsno“ gibt es nicht. Meinten Sie „json“?"),
    (["check", "--language", "fr"], "Meldungen gibt es nicht in der Sprache „fr“."),
    (["check", "--project", "fehlt"], "Den Ordner „fehlt“ gibt es nicht."),
    (["list", "overdeu"], "Die Liste „overdeu“ gibt es nicht. Meinten Sie „overdue“?"),
    (["list", "all", "--fromat", "csv"], "Die Option „--fromat“ gibt es nicht. Meinten Sie „--format“?"),
    (["list", "all", "mehr"], "„list“ versteht „mehr“ hier nicht."),
    (["list", "--format", "sarif"], "Das Format „sarif“ gibt es hier nicht."),
    (["new"], "Sagen Sie, was angelegt werden soll"),
    (["new", "systm", "Bot"], "Eine Sammlung „systm“ gibt es nicht. Meinten Sie „system“?"),
    (["new", "system"], "Es fehlt der Titel"),
    (["new", "system", " "], "Es fehlt der Titel"),
    (
      ["new", "system", "Zählung", "am", "Bahnhof", "--set", "status=pilot"],
      "Setzen Sie den Titel in Anführungszeichen: klartext new system \"Zählung am Bahnhof\"\n"
    ),
    (
      ["changes", "--since", "vorher"],
      "Einen Ordner „vorher“ gibt es nicht. Das Projekt liegt in keinem Git-Verzeichnis, und ohne Git"
    ),
    (["changes", "--since", "2026-11-01"], "Das Projekt liegt in keinem Git-Verzeichnis, und ohne Git"),
    (["changes", "--since", "x", "--format", "sarif"], "„changes“ kennt das Format „sarif“ nicht."),
    (["new", "system", "Bot", "--set", "status"], "„status“ hinter --set hat nicht die Form Name=Wert."),
    (["new", "system", "Bot", "--set", "=x"], "„=x“ hinter --set hat nicht die Form Name=Wert."),
    (
      ["new", "system", "Bot", "--template", "chatbto"],
      "Die Vorlage „chatbto“ gibt es hier nicht. Meinten Sie „chatbot“?"
    ),
    (
      ["new", "page", "Seite", "--template", "chatbot"],
      "Die Vorlage „chatbot“ gibt es hier nicht. Vorlagen gibt es nur"
    ),
  ])
  func namesWhatIsWrongWithACall(arguments: [String], sentence: String) throws {
    let fixture = try Fixture()
    let outcome = try Command.run(arguments, in: fixture.folder.path)
    #expect(outcome.exit == 64)
    #expect(outcome.problems.hasPrefix(sentence), "\(outcome.problems)")
    // One sentence of ours, then the parser's own lines, unless the call was right and something else is not.
    let lines = outcome.problems.split(separator: "\n")
    #expect(lines.count == 1 || lines.dropFirst().contains { $0.hasPrefix("Usage: klartext") }, "\(lines)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "morgen"])
  func refusesMomentsThatAreNone(epoch: String) throws {
    let fixture = try Fixture()
    let outcome = try Command.run(["check"], in: fixture.folder.path, environment: ["SOURCE_DATE_EPOCH": epoch])
    #expect(outcome.exit == 64 && !outcome.isKilled)
    #expect(outcome.problems.hasPrefix("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden"), "\(outcome.problems)")
  }

  @Test func speaksEnglishToo() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(["chekc", "--language", "en"], in: folder.path)
    #expect(outcome.exit == 64)
    #expect(outcome.problems.hasPrefix("There is no command “chekc”. Did you mean “check”?"), "\(outcome.problems)")
  }

  @Test(arguments: [["--help"], ["help"], ["new", "--help"], ["help", "new"], []])
  func helpsInOneLanguage(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let german = try Command.run(arguments, in: folder.path)
    #expect(german.exit == 0)
    #expect(german.output.contains("\nAUFRUF: klartext ") && german.output.contains("\nOPTIONEN:\n"))
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "Show ", "See '", "subcommand"] {
      #expect(!german.output.contains(word), "\(word)")
    }
    guard arguments.last == "--help" else { return }
    let english = try Command.run(arguments + ["--language", "en"], in: folder.path)
    #expect(english.output.contains("USAGE: klartext ") && english.output.contains("Show help information."))
  }

  @Test(arguments: [("changes", "text, json."), ("list", "text, csv, json.")])
  func offersOnlyFormatsThatItTakes(command: String, formats: String) throws {
    let folder = try TemporaryFolder()
    let help = try Command.run([command, "--help"], in: folder.path).output
    let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("geschrieben werden: \(formats)") || words.contains("geschrieben wird: \(formats)"), "\(words)")
    #expect(!words.contains("sarif") && !words.contains("gitlab"))
  }

  @Test func leavesOutTheHelpWhereTheCallWasRight() throws {
    let lost = try TemporaryFolder()
    let outcome = try Command.run(["check"], in: lost.path)
    #expect(outcome.exit == 64 && outcome.problems.split(separator: "\n").count == 1, "\(outcome.problems)")
  }

  @Test func findsTheProjectFromAnyFolderInIt() throws {
    let fixture = try Fixture()
    let outcome = try Command.run(["check", "--today", Command.today], in: fixture.folder.path + "/content/systems")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let lost = try TemporaryFolder()
    let nothing = try Command.run(["check"], in: lost.path)
    #expect(nothing.exit == 64)
    #expect(nothing.problems.contains("klartext.yaml"))
  }

  @Test func showsPathsFromTheWorkingFolder() throws {
    let fixture = try Fixture(["content/pages/kaputt.md": "Text\n"])
    let name = URL(filePath: fixture.folder.path).lastPathComponent
    let above = URL(filePath: fixture.folder.path).deletingLastPathComponent().path
    let outcome = try Command.run(["check", "--project", name], in: above)
    #expect(outcome.problems.contains(name + "/content/pages/kaputt.md:1:1: Fehler:"), "\(outcome.problems)")
  }

  @Test func warningsFailOnlyWhenAsked() throws {
    let fixture = try Fixture(["content/pages/seite.md": "---\ntitle: Seite\n---\n# Titel\n"])
    #expect(try fixture.run("check").exit == 0)
    #expect(try fixture.run("check", "--strict").exit == 1)
    #expect(try fixture.run("build", "--strict").exit == 1)
    #expect(!fixture.folder.exists("site"))
    #expect(try fixture.run("build").exit == 0)
  }

  @Test func saysNothingWhenAskedTo() throws {
    let fixture = try Fixture()
    let outcome = try fixture.run("build", "--quiet")
    #expect(outcome.exit == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["json", "gitlab", "sarif"])
  func writesReportsThatProgramsRead(format: String) throws {
    let fixture = try Fixture(["content/pages/seite.md": "---\ntitel: Seite\n---\nText\n"])
    let outcome = try fixture.run("check", "--format", format)
    #expect(outcome.exit == 1)
    let report = try JSONSerialization.jsonObject(with: Data(outcome.problems.utf8))
    switch format {
    case "json":
      let object = try #require(report as? [String: Any])
      let first = try #require((object["diagnostics"] as? [[String: Any]])?.first)
      #expect(first["path"] as? String == "content/pages/seite.md")
      #expect(object["errors"] as? Int == 1)
      #expect(first["line"] as? Int == 2 && first["column"] as? Int == 1)
    case "gitlab":
      let first = try #require((report as? [[String: Any]])?.first)
      #expect(first["check_name"] as? String == "KT-field-unknown")
      #expect((first["location"] as? [String: Any])?["path"] as? String == "content/pages/seite.md")
    default:
      let object = try #require(report as? [String: Any])
      #expect(object["version"] as? String == "2.1.0")
      let run = try #require((object["runs"] as? [[String: Any]])?.first)
      #expect((run["results"] as? [[String: Any]])?.first?["ruleId"] as? String == "KT-field-unknown")
    }
  }

  @Test func marksLinesOnGitHub() throws {
    let fixture = try Fixture(["content/pages/seite.md": "---\ntitel: Seite\n---\nText\n"])
    let outcome = try fixture.run("check", "--format", "github")
    #expect(outcome.problems.hasPrefix("::error file=content/pages/seite.md,line=2,col=1,title=KT-field-unknown::"))
  }

  @Test func worksBelowAPath() throws {
    let fixture = try Fixture()
    #expect(try fixture.run("build", "--base-url", "https://stadt.example/ki").exit == 0)
    let home = try fixture.page("index.html")
    #expect(home.contains("href=\"/ki/systeme/\"") && home.contains("https://stadt.example/ki/"))
    #expect(!home.contains("href=\"/systeme/"))
  }
}
