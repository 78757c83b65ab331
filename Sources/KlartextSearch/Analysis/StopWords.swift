import KlartextCore

/// Words that say nothing about a text; they are neither indexed nor looked for.
enum StopWords {
  /// In lower case, with umlauts; none for a language other than German and English.
  static func of(_ language: LanguageTag) -> [String] {
    switch language.primary {
    case "de": german
    case "en": english
    default: []
    }
  }

  private static let german = words(
    """
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bin bis da \
    damit dann das dass dazu dem den denn der des dessen deren die dies diese diesem diesen dieser dieses doch dort du \
    durch ein eine einem einen einer eines er es etwa etwas euch euer für gegen gewesen hab habe haben hat hatte hatten \
    hätte hätten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja je jede jedem jeden jeder jedes \
    kann kein keine keinem keinen keiner könne können könnte könnten mein meine meinem meinen meiner man mehr mich mir \
    mit muss müssen nach nein nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit \
    selbst sich sie sind so solche soll sollen sollte sollten sonst über um und uns unser unsere unserem unseren unserer \
    unter vom von vor wann war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werde werden \
    wie wieder wieso will wir wird wirst wo woher wohin wurde wurden würde würden zu zum zur zwischen bzw usw \
    gibt geht macht machen darf dürfen bitte
    """)

  private static let english = words(
    """
    a about after all also am an and any are as at be because been before being between both but by can could did do \
    does doing during each few for from further had has have having he her here hers him his how i if in into is it its \
    itself just me more most my no nor not of off on once only or other our ours out over own same she should so some \
    such than that the their theirs them then there these they this those through to too under until up very was we \
    were what when where which while who whom why will with would you your yours
    """)

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
