// The answers in the text of an issue; see issue_form.h.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "content/issue_form.h"
#include "content/unseen.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

using Kind = ImportTarget::Kind;

constexpr std::string_view kHeading = "### ";
constexpr std::string_view kNoAnswer = "_No response_";  // What GitHub writes for a question that was passed over.
constexpr std::string_view kNoChoice = "None";

struct Answer {
  ImportColumn column;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_answered(const std::vector<Answer>& answers, const ImportTarget& target) {
  return std::ranges::any_of(answers, [&](const Answer& answer) { return answer.column.target == target; });
}

// The headings that are labels of questions, with what follows each.
std::vector<Answer> answers_in(const Source& source, const Collection& collection) {
  std::vector<Answer> answers;
  const std::string_view text = source.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool all_is_story = !answers.empty() && answers.back().column.target.kind == Kind::Body;
    if (line.starts_with(kHeading) && !all_is_story) {
      const std::string label(trim(line.substr(kHeading.size())));
      auto target = find_import_target(collection, label);
      if (target && !is_answered(answers, *target)) {
        if (!answers.empty()) answers.back().end = static_cast<std::uint32_t>(begin);
        const Span span = source.whole().part(begin, line.size());
        answers.push_back({.column = {.header = label, .span = span, .target = std::move(*target)},
                           .begin = static_cast<std::uint32_t>(std::min(end + 1, text.size())),
                           .end = static_cast<std::uint32_t>(text.size())});
      }
    }
    begin = end + 1;
  }
  return answers;
}

// The answer without the space around it; empty when there is none.
std::string_view answer_text(const Source& source, const Answer& answer) {
  const std::string_view text = trim(std::string_view(source.text).substr(answer.begin, answer.end - answer.begin));
  const Field* field = answer.column.target.child != nullptr ? answer.column.target.child : answer.column.target.field;
  const bool chosen = field != nullptr && (field->type == FieldType::Choice || field->type == FieldType::Reference);
  if (text == kNoAnswer || (chosen && text == kNoChoice)) return {};
  return text;
}

// One box that is ticked or not.
std::string box_value(std::string_view text) {
  const std::string start = to_lower(text.substr(0, 5));
  if (start == "- [x]") return "true";
  return start == "- [ ]" ? std::string() : std::string(text);
}

ImportCell cell_for(const Source& source, const ImportColumn& column, std::string_view text) {
  const bool box = column.target.field != nullptr && column.target.field->type == FieldType::Boolean;
  const auto offset = static_cast<std::size_t>(text.data() - source.text.data());
  return {.column = &column,
          .text = box ? box_value(text) : std::string(trim(seen_text(text))),
          .span = source.whole().part(offset, text.size()),
          .where = fmt::format("`{}`", column.header)};
}

}  // namespace

Outcome<IssueAnswers> read_issue(const Source& source, const Collection& collection) {
  Outcome<IssueAnswers> outcome;
  const std::vector<Answer> answers = answers_in(source, collection);
  IssueAnswers& read = outcome.value;
  read.record.span = source.whole().part(0, std::min(source.text.find('\n'), source.text.size()));
  if (answers.empty()) {
    outcome.diagnostics
        .add(DiagnosticCode::NotAnIssueForm, read.record.span,
             phrase("there is no heading `### …` here that is a question of `{}`", collection.name))
        .with_help(phrase("give the text of the issue as it is, and the collection that the form was of"));
    return outcome;
  }
  for (const Answer& answer : answers) read.columns.push_back(answer.column);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string_view text = answer_text(source, answers[i]);
    if (text.empty()) continue;
    ImportCell cell = cell_for(source, read.columns[i], text);
    if (!cell.text.empty()) read.record.cells.push_back(std::move(cell));
  }
  return outcome;
}

}  // namespace bondgenoot::content
