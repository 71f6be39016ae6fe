#include "content/issue_form.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "content/yaml_writer.h"
#include "support/json.h"
#include "support/letter_case.h"
#include "support/phrase_in.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr double kLongestLine = 120;  // A text that may be longer gets several lines.

struct Form {
  const Collection& collection;
  const IssueFormOptions& options;
  Language language;
  Json::Array questions = {};
};

std::string label_of(const Form& form, const Field& field) {
  return std::string(field.label.in(form.options.language, field.name));
}

// The label, when it leads back to the field; else the field's name, which always does.
std::string question_label(const Form& form, const ImportTarget& target) {
  std::string label = label_of(form, *target.field);
  if (target.child != nullptr) label += ": " + label_of(form, *target.child);
  const auto found = find_import_target(form.collection, label);
  return found == target ? label : target.name();
}

void add_text(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty()) text += ' ';
  text += more;
}

// `Idee: bedacht, nog niet gedaan. Ervaring: …`
std::string options_help(const Form& form, const Field& field) {
  std::string help;
  for (const Option& option : field.options) {
    if (option.help.empty()) continue;
    const std::string_view label = option.label.in(form.options.language, option.value);
    add_text(help, fmt::format("{}: {}.", label, option.help.in(form.options.language)));
  }
  return help;
}

struct Question {
  const Field& value;  // Whose type decides how it is asked.
  ImportTarget target;
  bool required = false;
  bool many = false;
};

std::vector<std::string> choices_for(const Form& form, const Question& question) {
  const Field& field = question.value;
  std::vector<std::string> choices;
  if (field.type == FieldType::Choice) {
    for (const Option& option : field.options)
      choices.emplace_back(option.label.in(form.options.language, option.value));
  } else if (field.type == FieldType::Reference) {
    const auto titles = form.options.titles.find(field.to);
    if (titles != form.options.titles.end() && titles->second.size() <= kTitlesToChooseFrom) choices = titles->second;
  }
  if (choices.empty()) return choices;
  if (!field.all_values.empty()) choices.push_back(field.all_values);
  // GitHub takes no option twice, and keeps `None` for itself.
  std::set<std::string> seen;
  const bool fits = std::ranges::all_of(
      choices, [&](const std::string& choice) { return to_lower(choice) != "none" && seen.insert(choice).second; });
  return fits ? choices : std::vector<std::string>();
}

std::string description_of(const Form& form, const Question& question, bool to_choose) {
  const Field& field = question.value;
  const std::string& language = form.options.language;
  std::string text;
  add_text(text, question.target.field->help.in(language));
  if (question.target.child != nullptr) add_text(text, question.target.child->help.in(language));
  if (to_choose) add_text(text, options_help(form, field));
  if (field.type == FieldType::Date)
    add_text(text, phrase_in(form.language, "For instance 3-11-2026, November 2026, autumn 2026 or 2026."));
  if (field.type == FieldType::Reference && !to_choose)
    add_text(text, phrase_in(form.language, "The name as it stands in the knowledge base."));
  const bool counts = field.type == FieldType::Text && !question.many && field.max;
  if (counts) add_text(text, phrase_in(form.language, "At most {} characters.", *field.max));
  if (question.many)
    add_text(text, to_choose ? phrase_in(form.language, "More than one is fine.")
                             : phrase_in(form.language, "Put each on a line of its own."));
  return text;
}

Json question_json(const char* type, const Question& question, Json attributes) {
  Json json;
  json.add("type", type);
  json.add("id", replace_all(question.target.name(), ".", "-"));
  json.add("attributes", std::move(attributes));
  if (question.required) json.add("validations", Json(Json::Object{{"required", true}}));
  return json;
}

void ask(Form& form, const Question& question) {
  const std::vector<std::string> choices = choices_for(form, question);
  Json attributes;
  attributes.add("label", question_label(form, question.target));
  if (std::string description = description_of(form, question, !choices.empty()); !description.empty())
    attributes.add("description", std::move(description));
  const char* type = "input";
  if (question.value.type == FieldType::Boolean) {
    type = "checkboxes";
    attributes.add("options", Json::Array{Json(Json::Object{{"label", std::string(phrase_in(form.language, "Yes"))}})});
  } else if (!choices.empty()) {
    type = "dropdown";
    if (question.many) attributes.add("multiple", true);
    attributes.add("options", Json::Array(choices.begin(), choices.end()));
  } else if (question.many || question.value.type == FieldType::Markdown ||
             (question.value.type == FieldType::Text && question.value.max.value_or(kLongestLine + 1) > kLongestLine)) {
    type = "textarea";
  }
  form.questions.push_back(question_json(type, question, std::move(attributes)));
}

void ask_group(Form& form, const Field& field, const Field& group, bool many) {
  for (const Field& child : group.children) {
    if (!child.required) continue;
    ask(form, {.value = child,
               .target = {.kind = ImportTarget::Kind::Field, .field = &field, .child = &child, .key = {}},
               .required = field.required,
               .many = many});
  }
}

void ask_field(Form& form, const Field& field) {
  const Field& item = field.type == FieldType::List ? field.children.front() : field;
  const bool many = field.many || field.type == FieldType::List;
  if (item.type == FieldType::Image) return;  // A form takes no files.
  if (item.type == FieldType::Group) return ask_group(form, field, item, many);
  ask(form, {.value = item,
             .target = {.kind = ImportTarget::Kind::Field, .field = &field, .child = nullptr, .key = {}},
             .required = field.required && !field.follows && !field.default_text,
             .many = many});
}

// What the form says before it asks anything.
std::string introduction(const Form& form) {
  std::string text = fmt::format(
      "{}\n\n**{}**",
      phrase_in(form.language,
                "Fill in what you know. The editors read it and make a page of it. Give no names of pupils, students "
                "or parents."),
      phrase_in(form.language,
                "What you write here can be read by everybody at once, with the name of your account beside it."));
  std::vector<std::string> withheld;
  const Field* when = nullptr;
  for (const Field& field : form.collection.fields) {
    if (field.private_when.empty()) continue;
    withheld.push_back(label_of(form, field));
    when = form.collection.find_field(field.private_when);
  }
  if (when != nullptr)
    add_text(text, phrase_in(form.language, "Do you tick *{}*? Then leave empty: {}.", label_of(form, *when),
                             join(withheld, ", ")));
  if (!form.options.contact.empty())
    add_text(text, phrase_in(form.language, "Do you not want to be seen? Then do not send this form, but write to {}.",
                             form.options.contact));
  return text;
}

Json introduction_json(const Form& form) {
  Json json;
  json.add("type", "markdown");
  json.add("attributes", Json(Json::Object{{"value", introduction(form)}}));
  return json;
}

Json body_json(const Form& form) {
  Json attributes;
  attributes.add("label", std::string(phrase_in(form.language, "The story")));
  const Language language = form.language;
  const std::string help =
      phrase_in(language, "Write it in plain words. A heading begins with `##`. The editors can add a picture later.");
  attributes.add("description", help);
  Json json;
  json.add("type", "textarea");
  json.add("id", "body");
  json.add("attributes", std::move(attributes));
  return json;
}

}  // namespace

bool is_asked(const Collection& collection, const Field& field) {
  if ((field.required && !field.follows && !field.default_text) || !field.private_when.empty()) return true;
  return std::ranges::any_of(collection.fields, [&](const Field& other) {
    const auto names_it = [&](const Requirement& requirement) {
      return std::ranges::find(requirement.fields, field.name) != requirement.fields.end();
    };
    return other.private_when == field.name || std::ranges::any_of(other.requirements, names_it);
  });
}

std::string issue_form(const Collection& collection, const IssueFormOptions& options) {
  Form form{.collection = collection,
            .options = options,
            .language = find_language(options.language).value_or(Language::English)};
  form.questions.push_back(introduction_json(form));
  for (const Field& field : collection.fields) {
    const bool wanted = std::ranges::find(options.fields, field.name) != options.fields.end();
    if (wanted || is_asked(collection, field)) ask_field(form, field);
  }
  form.questions.push_back(body_json(form));
  const std::string_view singular = collection.singular.in(options.language, collection.name);
  const std::string name = upper_first(singular, options.language);
  Json json;
  json.add("name", name);
  json.add("description", collection.description.in(options.language, name));
  json.add("title", phrase_in(form.language, "Hand in: {}", singular));
  json.add("labels", Json::Array{collection.name});
  json.add("body", std::move(form.questions));
  return to_yaml(json);
}

}  // namespace bondgenoot::content
