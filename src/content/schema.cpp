#include "content/schema.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace bondgenoot::content {
namespace {

constexpr std::array<std::string_view, 12> kTypeNames = {"text",      "markdown", "number", "boolean", "date", "choice",
                                                         "reference", "url",      "email",  "image",   "list", "group"};

// Index of the first element whose `member` is `wanted`.
template <typename Elements, typename Member>
std::optional<std::uint32_t> index_of(const Elements& elements, std::string_view wanted, Member member) {
  const auto found = std::ranges::find(elements, wanted, member);
  if (found == elements.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - elements.begin());
}

}  // namespace

std::string_view LocalizedText::in(std::string_view language) const {
  if (texts.empty()) return {};
  for (const std::string_view wanted : {language, std::string_view()}) {
    const auto found = std::ranges::find(texts, wanted, &std::pair<std::string, std::string>::first);
    if (found != texts.end()) return found->second;
  }
  return texts.front().second;
}

std::string_view LocalizedText::in(std::string_view language, std::string_view otherwise) const {
  const std::string_view text = in(language);
  return text.empty() ? otherwise : text;
}

std::string_view name_of(FieldType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<FieldType> find_field_type(std::string_view name) {
  const auto* found = std::ranges::find(kTypeNames, name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<FieldType>(found - kTypeNames.begin());
}

bool is_reserved_name(std::string_view name) {
  return std::ranges::find(kCommonKeys, name) != std::end(kCommonKeys) ||
         std::ranges::find(kReservedNames, name) != std::end(kReservedNames);
}

std::optional<std::uint32_t> Field::option_index(std::string_view value) const {
  return index_of(options, value, &Option::value);
}

const Option* Field::find_option(std::string_view value) const {
  const auto index = option_index(value);
  return index ? &options[*index] : nullptr;
}

std::optional<std::uint32_t> Collection::field_index(std::string_view field) const {
  return index_of(fields, field, &Field::name);
}

const Field* Collection::find_field(std::string_view field) const {
  const auto index = field_index(field);
  return index ? &fields[*index] : nullptr;
}

const Collection* Model::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(collections, name, {}, &Collection::name);
  return found != collections.end() && found->name == name ? &*found : nullptr;
}

std::vector<std::string> Model::names() const {
  std::vector<std::string> names;
  names.reserve(collections.size());
  for (const Collection& collection : collections) names.push_back(collection.name);
  return names;
}

}  // namespace bondgenoot::content
