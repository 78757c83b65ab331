import KlartextRegister
import Testing

@testable import KlartextContent

@Suite struct FilmTests {
  @Test(arguments: [("3:20", 200), ("0:10", 10), ("1:02:45", 3765), ("62:00", 3720)])
  func lengths(text: String, seconds: Int) { #expect(Film.seconds(of: text) == seconds) }

  @Test(arguments: ["3", "3:2", "3:60", "drei", "0:00", "-1:20", "1:2:3:4", "", ":20", "1:02:5"])
  func noLengths(text: String) { #expect(Film.seconds(of: text) == nil) }

  @Test func types() {
    #expect(Film.type(of: "media/a.MP4") == "video/mp4")
    #expect(Film.type(of: "media/a.webm") == "video/webm")
    #expect(Film.type(of: "media/a.pdf") == nil)
  }
}
