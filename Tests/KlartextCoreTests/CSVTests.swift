import Testing

@testable import KlartextCore

@Suite struct CSVTests {
  private func line(_ cells: [CSV.Cell]) -> String {
    var csv = CSV(columns: [])
    let before = csv.bytes.count
    csv.add(cells)
    return String(decoding: csv.bytes[before...], as: UTF8.self)
  }

  @Test func quotesWhatWouldElseEndACell() {
    #expect(line([.text("a"), .text("b c"), .number("-3")]) == "a,b c,-3\r\n")
    #expect(
      line([.text("a,b"), .text("so \"heißt\" es"), .text("x\ny")]) == "\"a,b\",\"so \"\"heißt\"\" es\",\"x\ny\"\r\n")
    #expect(line([.text(""), .text("Straße")]) == ",Straße\r\n")
  }

  @Test(arguments: ["=1+1", "+49 211", "-x", "@SUM(A1)", "\tx", "'x"])
  func noTextIsAFormula(text: String) { #expect(line([.text(text)]) == "'" + text + "\r\n") }

  @Test func aFormulaBehindACarriageReturnIsNone() {
    #expect(line([.text("\r=1")]) == "\"'\r=1\"\r\n")
    #expect(line([.text("=\"a\",1")]) == "\"'=\"\"a\"\",1\"\r\n")
  }

  @Test func namesItsColumns() {
    var csv = CSV(columns: ["label", "systems"])
    csv.add([.text("in Betrieb"), .number("7")])
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "label,systems\r\nin Betrieb,7\r\n")
  }

  @Test func opensInGermanExcelByADoubleClick() {
    var csv = CSV(.excel, columns: ["Titel", "Zahl"])
    csv.add([.text("a;b, c"), .number("-1,5")])
    csv.add([.empty, .text("12/25")])
    #expect(csv.text == "\u{FEFF}Titel;Zahl\r\n\"a;b, c\";-1,5\r\n;'12/25\r\n")
  }
}
