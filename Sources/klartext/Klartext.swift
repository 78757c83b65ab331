import KlartextCommandLine

@main
enum Klartext {
  static func main() { KlartextProgram.run() }
}
