/// The texts of the interface that the program itself uses; templates may use more of their own.
///
/// The raw value is the key in a theme's `strings/<language>.yaml`.
enum StringKey: String, Sendable, CaseIterable {
  case languageName = "language_name"
  case languageHomeNote = "language_home_note"
  case readInThisLanguage = "read_in_this_language"
  case onlyInLanguage = "only_in_language"

  case home
  case homeTitle = "home_title"
  case demonstrationText = "demonstration_text"
  case pageOf = "page_of"
  case pageNumber = "page_number"
  case previousPage = "previous_page"
  case nextPage = "next_page"

  case countSystems = "count_systems"
  case countGuidelines = "count_guidelines"
  case countDecisions = "count_decisions"
  case countBodies = "count_bodies"
  case countTerms = "count_terms"
  case countValues = "count_values"
  case countEntries = "count_entries"
  case countChanges = "count_changes"
  case countOthers = "count_others"
  case ofWhichOperational = "of_which_operational"
  case ofWhichInForce = "of_which_in_force"
  case ofWhichAdopted = "of_which_adopted"
  case notAISystems = "not_ai_systems"
  case validFrom = "valid_from"
  case plannedFrom = "planned_from"
  case inUseSince = "in_use_since"
  case decidedOn = "decided_on"
  case submittedOn = "submitted_on"

  case relations
  case askEntry = "ask_entry"
  case noDate = "no_date"
  case upcoming
  case mentionedIn = "mentioned_in"
  case changes
  case reportSubject = "report_subject"
  case notStated = "not_stated"
  case notYetClear = "not_yet_clear"
  case withheldBecause = "withheld_because"
  case completeness
  case yes
  case no
  case remedyNote = "remedy_note"

  case valuesTitle = "values_title"
  case valuesOf = "values_of"
  case valuesIntro = "values_intro"
  case valuesAlso = "values_also"

  case outcomeMet = "outcome_met"
  case outcomeDeviates = "outcome_deviates"
  case outcomeException = "outcome_exception"
  case outcomeNotStated = "outcome_not_stated"
  case outcomeNotApplicable = "outcome_not_applicable"
  case outcomesChecked = "outcomes_checked"
  case outcomesStated = "outcomes_stated"
  case ruleAlways = "rule_always"
  case ruleWhen = "rule_when"
  case ruleForbid = "rule_forbid"
  case ruleRequire = "rule_require"
  case rulePresent = "rule_present"
  case ruleNot = "rule_not"
  case or
  case implementationTitle = "implementation_title"
  case implementationIntro = "implementation_intro"
  case implementationLink = "implementation_link"
  case countSystemsChecked = "count_systems_checked"
  case andMore = "and_more"

  case lawTitle = "law_title"
  case lawNoDuties = "law_no_duties"
  case lawArticle = "law_article"
  case lawSince = "law_since"
  case lawFrom = "law_from"
  case lawSinceOpen = "law_since_open"
  case lawStated = "law_stated"
  case lawNotStated = "law_not_stated"
  case lawUntold = "law_untold"
  case lawAsOf = "law_as_of"
  case lawDatabase = "law_database"
  case lawDeployer = "law_deployer"
  case lawSubmitter = "law_submitter"
  case lawProviderEntry = "law_provider_entry"
  case lawFundamentalRights = "law_fundamental_rights"
  case lawDataProtection = "law_data_protection"

  case mandatesTitle = "mandates_title"
  case mandatesIntro = "mandates_intro"
  case mandatesOverdue = "mandates_overdue"
  case mandatesRunning = "mandates_running"
  case mandatesOpen = "mandates_open"
  case mandatesDone = "mandates_done"
  case mandatesEnded = "mandates_ended"
  case countMandates = "count_mandates"
  case stageCount = "stage_count"
  case inquiries
  case inquiry
  case asked
  case answer
  case notAnswered = "not_answered"
  case timeToAnswer = "time_to_answer"
  case countDays = "count_days"

  case transparencyTitle = "transparency_title"
  case transparencyIntro = "transparency_intro"
  case transparencyResult = "transparency_result"
  case transparencyCompleteness = "transparency_completeness"
  case transparencyMissing = "transparency_missing"
  case transparencyOpen = "transparency_open"
  case transparencyWithheld = "transparency_withheld"
  case transparencyOverdue = "transparency_overdue"
  case transparencyDeviations = "transparency_deviations"
  case collection
  case entries
  case dutiesDue = "duties_due"
  case dutiesMet = "duties_met"
  case share
  case reviewWasDue = "review_was_due"

  case votesYes = "votes_yes"
  case votesNo = "votes_no"
  case votesAbstain = "votes_abstain"
  case sessionLink = "session_link"
  case missingFields = "missing_fields"
  case currencyEUR = "currency_eur"

  case previewTitle = "preview_title"
  case previewText = "preview_text"
  case expiredTitle = "expired_title"
  case expiredText = "expired_text"
  case foreignTitle = "foreign_title"
  case foreignText = "foreign_text"
  case foreignOriginal = "foreign_original"
  case outdatedTitle = "outdated_title"
  case outdatedText = "outdated_text"
  case translationReviewedTitle = "translation_reviewed_title"
  case translationReviewedText = "translation_reviewed_text"
  case assistanceTitle = "assistance_title"
  case assistedText = "assisted_text"
  case generatedText = "generated_text"
  case assistanceReviewed = "assistance_reviewed"
  case withdrawnText = "withdrawn_text"
  case withdrawnTextUndated = "withdrawn_text_undated"
  case purgedTitle = "purged_title"
  case purgedText = "purged_text"

  case updatesTitle = "updates_title"
  case updatesIntro = "updates_intro"
  case responsibilityTitle = "responsibility_title"
  case responsibilityIntro = "responsibility_intro"
  case officers
  case boards
  case guidelinesInForce = "guidelines_in_force"
  case offices
  case noSystems = "no_systems"
  case coverage
  case coverageText = "coverage_text"
  case coverageReported = "coverage_reported"
  case office
  case asOf = "as_of"
  case coverageSystems = "coverage_systems"
  case coverageNone = "coverage_none"
  case coverageOutstanding = "coverage_outstanding"
  case notFoundTitle = "not_found_title"

  case footnotes
  case footnoteReference = "footnote_reference"
  case footnoteBack = "footnote_back"
  case table
  case externalLink = "external_link"
  case document
  case taskDone = "task_done"
  case taskOpen = "task_open"
}
