/// The kinds of objects that the register knows of (OParl 1.1, chapter 3).
enum OParlType: String {
  case body = "Body"
  case organization = "Organization"
  case paper = "Paper"
  case meeting = "Meeting"
  case agendaItem = "AgendaItem"
  case consultation = "Consultation"
  case file = "File"
  case system = "System"

  /// The folder of its objects.
  var folder: String {
    switch self {
    case .agendaItem: "agenda-item"
    default: rawValue.lowercased()
    }
  }

  /// Its name as a type.
  var url: String { OParlContext.schema + rawValue }
}
