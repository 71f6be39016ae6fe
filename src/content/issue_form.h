// A form on GitHub for each collection, so that somebody without git can hand in an entry; and the way back.
//
// In:  a Collection, the titles of what exists; or the text of an issue that was made with the form. Out: the form's
// YAML; or one record with its answers, each with its place. Owns: the texts. Threads: any; pure.
//
// The text of an issue comes from strangers. Nothing in it is more than an answer: a heading counts only when it is the
// label of a question that was not answered yet, and what follows the last question is all its answer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/import_entry.h"
#include "content/schema.h"

namespace bondgenoot::content {

struct IssueFormOptions {
  std::string language = "nl";
  /// Per collection the titles of its entries, sorted: for lists to choose from. A long one becomes a line to fill in.
  std::map<std::string, std::vector<std::string>, std::less<>> titles;
  std::vector<std::string> fields;  ///< Asked too, beside those that must be asked.
  std::string contact;              ///< Where to write to for who does not want to be seen; may be empty.
};

/// A list longer than this is no help to choose from.
inline constexpr std::size_t kTitlesToChooseFrom = 25;

/// `.github/ISSUE_TEMPLATE/x.yml`. It asks what is required, what an option may require, what makes an entry anonymous
/// and what is withheld then, and the text.
[[nodiscard]] std::string issue_form(const Collection& collection, const IssueFormOptions& options);

/// Whether the form asks for this field by itself.
[[nodiscard]] bool is_asked(const Collection& collection, const Field& field);

struct IssueAnswers {
  std::vector<ImportColumn> columns;
  ImportRecord record;  ///< Its cells point to the columns.
};

/// The answers in the text of an issue, as GitHub writes it: the label as a heading, then the answer.
[[nodiscard]] Outcome<IssueAnswers> read_issue(const Source& source, const Collection& collection);

}  // namespace bondgenoot::content
