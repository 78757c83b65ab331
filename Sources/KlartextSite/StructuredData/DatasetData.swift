import KlartextCore
import KlartextRegister

/// What the page of data says to search engines for datasets: each collection with its files.
extension Edition {
  var datasetData: [JSON] {
    guard addresses.baseURL != nil else { return [] }
    let owner = fullAddress(addresses.home(configuration.mainLanguage), anchor: "organization")
    let license = configuration.record.plain("license").map { JSON.string(DataLicense($0).page) }
    return schema.collections.map { collection in
      node(
        "Dataset",
        [
          ("name", .string("\(collection.label[language]) – \(configuration.siteTitle[language])")),
          ("description", .string(collection.intro[language])), ("license", license),
          ("url", fullAddress(addresses.fields(of: collection, in: language))),
          ("creator", owner.map { .members(["@id": $0]) }), ("isAccessibleForFree", true),
          ("dateModified", register.lastModified(collection).map { .string($0.description) }),
          (
            "distribution",
            .array(
              CollectionFile.all(of: collection).map { file in
                node(
                  "DataDownload",
                  [
                    ("name", .string(strings[file.format.name])), ("encodingFormat", .string(file.format.mediaType)),
                    ("contentUrl", fullAddress(file.path)),
                  ])
              })
          ),
        ])
    }
  }
}
