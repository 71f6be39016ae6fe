#include "site/messages.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "content/yaml.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

constexpr std::string_view kCategories[] = {"zero", "one", "two", "few", "many", "other"};

bool is_category(std::string_view key) { return std::ranges::find(kCategories, key) != std::end(kCategories); }

/// Words and, below `other` or `one`, only texts: plural forms rather than further keys.
bool is_plural(const YamlNode& node) {
  const bool texts = std::ranges::all_of(node.pairs, [](const YamlPair& pair) { return pair.value.is_scalar(); });
  return texts && !node.pairs.empty() && std::ranges::all_of(node.pairs, is_category, &YamlPair::key);
}

/// A key that was meant as a plural form: all are texts, some are forms, and this one is nearly one.
const YamlPair* find_misspelt_form(const YamlNode& node) {
  const bool texts = std::ranges::all_of(node.pairs, [](const YamlPair& pair) { return pair.value.is_scalar(); });
  const bool forms = node.find("one") != nullptr || node.find("other") != nullptr;
  if (!texts || !forms) return nullptr;
  for (const YamlPair& pair : node.pairs) {
    if (!is_category(pair.key) && nearest(pair.key, {std::begin(kCategories), std::end(kCategories)})) return &pair;
  }
  return nullptr;
}

class MessageReader {
 public:
  MessageReader(std::map<std::string, Message, std::less<>>& messages, Diagnostics& diagnostics)
      : messages_(messages), diagnostics_(diagnostics) {}

  // The YAML reader limits the depth, so this may recurse.
  void read(const std::string& prefix, const YamlNode& node) {
    for (const YamlPair& pair : node.pairs) read_pair(prefix.empty() ? pair.key : prefix + '.' + pair.key, pair);
  }

 private:
  void read_pair(const std::string& key, const YamlPair& pair) {
    if (pair.value.is_scalar()) {
      messages_[key] = {.other = pair.value.text, .plurals = {}, .span = pair.value.span};
    } else if (!pair.value.is_map()) {
      diagnostics_
          .add(DiagnosticCode::InvalidMessage, pair.value.is_null() ? pair.key_span : pair.value.span,
               phrase("`{}` is {}, not a text", key, described(pair.value)))
          .with_help(phrase("write its words behind it; `\"\"` when there are none"));
    } else if (is_plural(pair.value)) {
      read_plural(key, pair);
    } else if (const YamlPair* form = find_misspelt_form(pair.value)) {
      diagnostics_
          .add(DiagnosticCode::UnknownPluralForm, form->key_span, phrase("`{}` is not a plural form", form->key))
          .with_help(
              phrase("did you mean `{}`?", *nearest(form->key, {std::begin(kCategories), std::end(kCategories)})));
    } else {
      read(key, pair.value);
    }
  }

  void read_plural(const std::string& key, const YamlPair& pair) {
    const YamlNode* other = pair.value.find("other");
    if (other == nullptr) {
      diagnostics_.add(DiagnosticCode::PluralWithoutOther, pair.key_span, phrase("`{}` has no form `other`", key))
          .with_help(phrase("add the words for every other number: `other: …`"));
      return;
    }
    Message message{.other = other->text, .plurals = {}, .span = pair.key_span};
    for (const YamlPair& form : pair.value.pairs) message.plurals.emplace(form.key, form.value.text);
    messages_[key] = std::move(message);
  }

  std::map<std::string, Message, std::less<>>& messages_;
  Diagnostics& diagnostics_;
};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The name in `{name}` when `text` begins with it.
std::optional<std::string_view> placeholder_at(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  if (end == 1 || end == text.size() || text[end] != '}') return std::nullopt;
  return text.substr(1, end - 1);
}

}  // namespace

Diagnostics Messages::add(const Source& source) {
  Outcome<YamlNode> read = read_settings(source);
  MessageReader(messages_, read.diagnostics).read({}, read.value);
  return std::move(read.diagnostics);
}

std::vector<std::string> Messages::fill_from(const Messages& other) {
  std::vector<std::string> missing;
  for (const auto& [key, message] : other.messages_) {
    if (messages_.try_emplace(key, message).second) missing.push_back(key);
  }
  return missing;
}

const Message* Messages::find(std::string_view key) const {
  const auto found = messages_.find(key);
  return found == messages_.end() ? nullptr : &found->second;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  keys.reserve(messages_.size());
  for (const auto& [key, message] : messages_) keys.push_back(key);
  return keys;
}

std::string format_message(const Message& message, std::string_view language, const std::int64_t* n,
                           const std::vector<std::pair<std::string, std::string>>& arguments) {
  std::string_view words = message.other;
  if (n != nullptr && !message.plurals.empty()) {
    const auto form = message.plurals.find(plural_category(language, *n));
    if (form != message.plurals.end()) words = form->second;
  }
  std::string out;
  out.reserve(words.size() + 16);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t open = std::min(words.find('{', at), words.size());
    out.append(words.substr(at, open - at));
    if (open == words.size()) break;
    const auto name = placeholder_at(words.substr(open));
    const auto argument =
        std::ranges::find_if(arguments, [&](const auto& each) { return name && each.first == *name; });
    at = open + 1;
    if (argument != arguments.end())
      out.append(argument->second);
    else if (name == "n" && n != nullptr)
      out.append(fmt::to_string(*n));
    else {
      out += '{';
      continue;
    }
    at += name->size() + 1;
  }
  return out;
}

}  // namespace bondgenoot::site
