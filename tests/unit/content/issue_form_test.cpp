#include "content/issue_form.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "model_parts.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kModel = R"(title: Dingen
singular: {nl: ding}
fields:
  title: {type: text, required: true, max: 40, label: {nl: Titel, en: Title}}
  kind: {type: choice, label: {nl: Soort}, options: {a: {nl: Aap}, b: {nl: None}}, requires: {b: [sources]}}
  themes: {type: reference, to: dingen, many: true, required: true, label: {nl: Thema}}
  place: {type: text, private_when: hidden, label: {nl: Titel}}
  hidden: {type: boolean, default: false, label: {nl: Zonder namen}}
  team: {type: text, label: {nl: Team}}
  sources: {type: list, label: {nl: Bronnen}, of: {type: group, fields: {title: {type: text, required: true, label: {nl: Titel}}, date: {type: date}}}}
)";

struct Form {
  ModelOf model{{{"dingen", std::string(kModel)}}};
  const Collection& collection = *model.model.find("dingen");

  [[nodiscard]] std::string text(std::vector<std::string> fields = {}) const {
    return issue_form(collection, {.language = "nl",
                                   .titles = {{"dingen", {"Een ding"}}},
                                   .fields = std::move(fields),
                                   .contact = "redactie@example.org"});
  }
  Outcome<IssueAnswers> read(std::string text) {
    return read_issue(model.source("issue.md", std::move(text)), collection);
  }
};

std::vector<std::pair<std::string, std::string>> answers(const Outcome<IssueAnswers>& read) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const ImportCell& cell : read.value.record.cells) all.emplace_back(cell.column->target.name(), cell.text);
  return all;
}

using Answers = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a form asks what must be there, what makes anonymous, and no more unless it is told to") {
  const std::string form = Form().text();
  for (const std::string id : {"title", "themes", "place", "hidden", "sources-title", "body"}) {
    CAPTURE(id);
    CHECK(form.find("id: " + id + "\n") != std::string::npos);
  }
  CHECK(form.find("id: team") == std::string::npos);
  CHECK(Form().text({"team"}).find("id: team") != std::string::npos);
  CHECK(form.find("redactie@example.org") != std::string::npos);
  CHECK(form.find("multiple: true\n      options:\n        - \"Een ding\"") != std::string::npos);
}

TEST_CASE("two questions with one label stay apart") {
  // `Titel` leads to the title, so the place is asked by its own name.
  CHECK(Form().text().find("id: place\n    attributes:\n      label: place\n") != std::string::npos);
}

TEST_CASE("GitHub's words for no answer are none") {
  Form form;
  CHECK(answers(form.read(
            "### Titel\n\nA\n\n### Soort\n\nNone\n\n### Team\n\n_No response_\n\n### Zonder namen\n\n- [ ] Ja\n")) ==
        Answers{{"title", "A"}});
  CHECK(answers(form.read("### Zonder namen\r\n\r\n- [X] Ja\r\n\r\n### Het verhaal\r\n\r\nEen\r\ntwee")) ==
        Answers{{"hidden", "true"}, {"body", "Een\ntwee"}});
}

TEST_CASE("only a question that was not answered yet is one, and after the last all is the story") {
  Form form;
  CHECK(answers(form.read("ruis\n### Titel\nA\n### Titel\nB\n### Onbekend\nC\n### The story\n### Team\nD\n")) ==
        Answers{{"title", "A\n### Titel\nB\n### Onbekend\nC"}, {"body", "### Team\nD"}});
}

TEST_CASE("a text without a question is told, whatever it is") {
  Form form;
  for (const std::string text : {"", "\n\n", "###", "### \n", "####  Titel", "Titel\n", "### Iets anders\n\nx"}) {
    CAPTURE(text);
    const auto read = form.read(text);
    REQUIRE(read.diagnostics.items().size() == 1);
    CHECK(read.diagnostics.items()[0].code == DiagnosticCode::NotAnIssueForm);
  }
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "### Titel\n";
  CHECK(answers(form.read(many)).size() == 1);
}

}  // namespace
}  // namespace bondgenoot::content
