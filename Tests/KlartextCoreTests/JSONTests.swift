import Foundation
import KlartextCore
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    ("Straße \"1\" \\ C:\n\t\r", #""Straße \"1\" \\ C:\n\t\r""#),
    ("\u{0}\u{1F}\u{7F}\u{2028}\u{2029}", #""\u0000\u001f\u007f\u2028\u2029""#),
    ("</script> & 🏛", #""</script> & 🏛""#),
  ])
  func stringsAreEscaped(text: String, expected: String) {
    #expect(JSON.string(text).text == expected)
  }

  @Test func scriptTextCannotEndItsScript() throws {
    let value: JSON = ["a</script>": "<!-- <script> ]]> & \u{2028}"]
    let text = value.scriptText
    #expect(!text.contains("<") && !text.contains(">") && !text.contains("&") && !text.contains("\u{2028}"))
    let read = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    #expect(read == ["a</script>": "<!-- <script> ]]> & \u{2028}"])
  }

  @Test func membersKeepTheirOrder() {
    let value: JSON = ["b": 1, "a": [true, .null, 0.5, "x"], "empty": [], "none": [:]]
    #expect(value.text == #"{"b":1,"a":[true,null,0.5,"x"],"empty":[],"none":{}}"#)
    let indented = """
      {
        "b": 1,
        "a": [
          true,
          null,
          0.5,
          "x"
        ],
        "empty": [],
        "none": {}
      }
      """
    #expect(value.text(indented: true) == indented)
  }

  @Test(arguments: ["0", "-1", "12.50", "1e9", "2E-3", "0.0"])
  func numbersAreWrittenAsTheyAre(text: String) { #expect(JSON.number(text).text == text) }

  @Test(arguments: ["", "-", "01", "1.", ".5", "+1", "1e", "NaN", "1,5", "1 ", "٣"])
  func whatIsNoNumberIsNull(text: String) { #expect(JSON.number(text).text == "null") }

  @Test func randomTextsComeBack() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let scalars = (0..<20).compactMap { _ in
        UnicodeScalar(UInt32.random(in: 0...(Bool.random() ? 0x2FF : 0x10FFFF), using: &generator))
      }
      let text = String(String.UnicodeScalarView(scalars))
      for written in [JSON.string(text).text, JSON.array([.string(text)]).scriptText] {
        let wrapped = written.hasPrefix("[") ? written : "[\(written)]"
        let read = try JSONDecoder().decode([String].self, from: Data(wrapped.utf8))
        #expect(Array(read[0].unicodeScalars) == scalars)
      }
    }
  }
}
