#include "content/schema_checks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {

const Field* named_field(const Collection& collection, std::string_view name, std::string_view setting, Span span,
                         Diagnostics& diagnostics) {
  if (const Field* field = collection.find_field(name)) return field;
  std::vector<std::string> names;
  for (const Field& field : collection.fields) names.push_back(field.name);
  const auto near = nearest(name, names);
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::UnknownModelField, span,
                      phrase("`{}` names `{}`, and `{}` has no such field", setting, name, collection.name));
  if (near)
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(span, *near);
  else
    diagnostic.with_help(phrase("the fields are {}", quoted_list(names)));
  return nullptr;
}

void report_unsuitable(const Field& field, Span span, std::string message, std::string help, Diagnostics& diagnostics) {
  diagnostics.add(DiagnosticCode::UnsuitableModelField, span, std::move(message))
      .with_note(field.span, phrase("`{}` is declared here", field.name))
      .with_help(std::move(help));
}

namespace {

bool is_sortable(const Field& field) {
  switch (field.type) {
    case FieldType::Text:
    case FieldType::Number:
    case FieldType::Boolean:
    case FieldType::Date:
    case FieldType::Choice:
      return !field.many;
    default:
      return false;
  }
}

void check_order(const Collection& collection, const YamlNode& root, Diagnostics& diagnostics) {
  const YamlPair* order = root.find_pair("order");
  if (order == nullptr || collection.order_field.empty()) return;
  const Span whole = order->value.inner_span();
  const Span span = whole.size() == collection.order_field.size() + 1 ? whole.part(1) : whole;
  const Field* field = named_field(collection, collection.order_field, "order", span, diagnostics);
  if (field == nullptr || !field->usable || is_sortable(*field)) return;
  const std::string kind = field->many ? phrase("several values") : phrase("a {}", name_of(field->type));
  report_unsuitable(*field, span, phrase("`order` names `{}`, which is {}", field->name, kind),
                    phrase("order by a single text, number, date, choice or boolean"), diagnostics);
}

void check_private_when(const Collection& collection, Field& field, Diagnostics& diagnostics) {
  if (field.private_when.empty()) return;
  const Field* flag = named_field(collection, field.private_when, "private_when", field.private_when_span, diagnostics);
  if (flag == nullptr) {
    field.usable = false;
  } else if (flag->usable && flag->type != FieldType::Boolean) {
    report_unsuitable(*flag, field.private_when_span,
                      phrase("`private_when` names `{}`, which is a {}", flag->name, name_of(flag->type)),
                      phrase("name a field of type `boolean`"), diagnostics);
  }
}

// The names in one requirement: a list, or one text.
void check_required_name(const Collection& collection, const Field& field, const YamlNode& name,
                         Diagnostics& diagnostics) {
  if (!name.is_scalar()) return;
  const Field* other = named_field(collection, trim(name.text), "requires", name.inner_span(), diagnostics);
  if (other != nullptr && other->name == field.name) {
    report_unsuitable(*other, name.span, phrase("`{}` requires itself", field.name), phrase("name another field"),
                      diagnostics);
  }
}

void check_requirements(const Collection& collection, const Field& field, const YamlNode& settings,
                        Diagnostics& diagnostics) {
  const YamlNode* requirements = settings.find("requires");
  if (requirements == nullptr) return;
  for (const YamlPair& pair : requirements->pairs) {
    check_required_name(collection, field, pair.value, diagnostics);
    for (const YamlNode& item : pair.value.items) check_required_name(collection, field, item, diagnostics);
  }
}

void check_followed_values(const Field& followed, const YamlNode& map, Diagnostics& diagnostics) {
  if (followed.type != FieldType::Choice || !followed.usable) return;
  std::vector<std::string> values;
  for (const Option& option : followed.options) values.push_back(option.value);
  if (!followed.all_values.empty()) values.push_back(followed.all_values);
  for (const YamlPair& pair : map.pairs) {
    if (std::ranges::find(values, pair.key) != values.end()) continue;
    const auto near = nearest(pair.key, values);
    diagnostics
        .add(DiagnosticCode::UnknownOption, pair.key_span,
             phrase("`{}` is not an option of `{}`", pair.key, followed.name))
        .with_note(followed.span, phrase("`{}` is declared here", followed.name))
        .with_help(near ? phrase("did you mean `{}`?", *near) : phrase("the options are {}", quoted_list(values)));
  }
}

void check_follows(const Collection& collection, const Field& field, const YamlNode& settings,
                   Diagnostics& diagnostics) {
  if (!field.follows) return;
  const Follows& follows = *field.follows;
  const Field* followed = named_field(collection, follows.field, "follows", follows.span, diagnostics);
  if (followed == nullptr || !followed->usable) return;
  const bool type_fits = followed->type == FieldType::Choice || followed->type == FieldType::Reference ||
                         followed->type == FieldType::Text;
  if (followed->name == field.name || followed->follows) {
    report_unsuitable(*followed, follows.span,
                      phrase("`{}` follows `{}`, which itself follows another field", field.name, followed->name),
                      phrase("follow a field that editors fill in themselves"), diagnostics);
  } else if (!type_fits) {
    report_unsuitable(*followed, follows.span,
                      phrase("`{}` follows `{}`, which is a {}", field.name, followed->name, name_of(followed->type)),
                      phrase("follow a choice, a reference or a text"), diagnostics);
  } else if (const YamlNode* map = settings.find("follows")->find("map")) {
    check_followed_values(*followed, *map, diagnostics);
  }
}

}  // namespace

void check_collection(Collection& collection, const YamlNode& root, Diagnostics& diagnostics) {
  check_order(collection, root, diagnostics);
  const YamlNode* fields = root.find("fields");
  if (fields == nullptr) return;
  for (Field& field : collection.fields) {
    const YamlNode* settings = fields->find(field.name);
    if (settings == nullptr || !settings->is_map()) continue;
    check_private_when(collection, field, diagnostics);
    check_requirements(collection, field, *settings, diagnostics);
    check_follows(collection, field, *settings, diagnostics);
  }
}

}  // namespace bondgenoot::content
