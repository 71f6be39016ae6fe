#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <utility>

#include "search/byte_reader.h"
#include "search/index_reader.h"
#include "support/phrase.h"

// The files that are JSON: root.json, and the packs of what results show.
namespace bondgenoot::search {
namespace {

constexpr std::int64_t kMostDocuments = 1 << 24;
constexpr std::int64_t kLargestPack = 1 << 12;
constexpr std::size_t kDirectoryDigits = 10;

/// Takes members of one object; after the first that is not what it should be, `wrong` names it.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  template <typename T>
  T get(std::string_view name) {
    if (const Json* member = object_.find(name); member != nullptr) {
      if (const T* value = member->get<T>(); value != nullptr) return *value;
    }
    fail(name);
    return T();
  }

  std::uint32_t number(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto value = get<std::int64_t>(name);
    if (value >= least && value <= most) return static_cast<std::uint32_t>(value);
    fail(name);
    return static_cast<std::uint32_t>(least);
  }

  std::vector<std::string> texts(std::string_view name) {
    auto list = texts_of(get<Json::Array>(name));
    if (!list) fail(name);
    return list ? std::move(*list) : std::vector<std::string>();
  }

  static std::optional<std::vector<std::string>> texts_of(const Json::Array& array) {
    std::vector<std::string> list;
    for (const Json& item : array) {
      const auto* text = item.get<std::string>();
      if (text == nullptr) return std::nullopt;
      list.push_back(*text);
    }
    return list;
  }

  void fail(std::string_view name) {
    if (wrong_.empty()) wrong_ = name;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  const Json& object_;
  std::string wrong_;
};

bool is_directory(std::string_view name) {
  return name.size() == kDirectoryDigits &&
         std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A name that can stand in a file's name.
bool is_key(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::optional<ExpressionForms> expression_of(const Json& json) {
  const auto* words = json.get<Json::Array>();
  if (words == nullptr || words->empty()) return std::nullopt;
  ExpressionForms expression;
  for (const Json& word : *words) {
    const auto* forms = word.get<Json::Array>();
    auto texts = forms == nullptr ? std::nullopt : Members::texts_of(*forms);
    if (!texts || texts->empty()) return std::nullopt;
    expression.push_back(std::move(*texts));
  }
  return expression;
}

void read_synonyms(Members& members, Root& root) {
  for (const Json& group : members.get<Json::Array>("synonyms")) {
    const auto* array = group.get<Json::Array>();
    if (array == nullptr) return members.fail("synonyms");
    std::vector<ExpressionForms>& out = root.synonyms.emplace_back();
    for (const Json& member : *array) {
      auto expression = expression_of(member);
      if (!expression) return members.fail("synonyms");
      out.push_back(std::move(*expression));
    }
  }
}

/// As the terms of a query are without them; an expression of nothing else stays as it is.
void leave_out_stop_words(Root& root) {
  for (std::vector<ExpressionForms>& group : root.synonyms) {
    for (ExpressionForms& expression : group) {
      ExpressionForms kept = expression;
      std::erase_if(
          kept, [&](const ExpressionWord& word) { return std::ranges::binary_search(root.stop_words, word.front()); });
      if (!kept.empty()) expression = std::move(kept);
    }
  }
}

void read_facets(Members& members, Root& root) {
  for (const Json& json : members.get<Json::Array>("facets")) {
    Members facet(json);
    Facet& out = root.facets.emplace_back();
    out.name = facet.get<std::string>("name");
    if (json.find("values") != nullptr) out.values = facet.texts("values");
    if (!facet.wrong().empty()) members.fail("facets");
  }
}

void read_ranking(Members& members, Root& root, const Json& json) {
  const Json* ranking = json.find("ranking");
  for (const RankingName& each : kRankingNames) {
    const Json* number = ranking == nullptr ? nullptr : ranking->find(each.name);
    double value = -1;
    if (number != nullptr && number->get<std::int64_t>() != nullptr)
      value = static_cast<double>(*number->get<std::int64_t>());
    if (number != nullptr && number->get<double>() != nullptr) value = *number->get<double>();
    if (!std::isfinite(value) || value < 0) return members.fail("ranking");
    root.ranking.*each.number = value;
  }
}

bool is_stored(const Json& json) {
  return std::ranges::all_of(std::initializer_list<std::string_view>{"u", "t", "s"}, [&](std::string_view name) {
    const Json* member = json.find(name);
    return member != nullptr && member->get<std::string>() != nullptr;
  });
}

bool is_pack(const Json& json, const Root& root, std::uint32_t number) {
  const auto* array = json.get<Json::Array>();
  return array != nullptr && array->size() == documents_in_pack(root, number) && std::ranges::all_of(*array, is_stored);
}

void read_packs(Members& members, Root& root, const Json& json) {
  if (json.find("packs") == nullptr) return;
  const auto packs = members.get<Json::Array>("packs");
  if (packs.size() != (root.documents + root.pack_size - 1) / root.pack_size) return members.fail("packs");
  root.packs.emplace();
  for (const Json& pack : packs) {
    if (!is_pack(pack, root, static_cast<std::uint32_t>(root.packs->size()))) return members.fail("packs");
    root.packs->push_back(*pack.get<Json::Array>());
  }
}

}  // namespace

ReadResult<Root> read_root(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(phrase("root.json is no JSON: {}", json.error().message));
  Members members(*json);
  Root root;
  members.number("version", kFormatVersion, kFormatVersion);
  root.language = members.get<std::string>("language");
  root.directory = members.get<std::string>("directory");
  root.documents = members.number("documents", 0, kMostDocuments);
  root.pack_size = members.number("packSize", 1, kLargestPack);
  root.borders = members.texts("borders");
  root.lexicon = members.get<bool>("lexicon");
  root.stop_words = members.texts("stopWords");
  root.links = members.texts("links");
  root.sorts = members.texts("sorts");
  read_synonyms(members, root);
  read_facets(members, root);
  read_ranking(members, root, *json);
  read_packs(members, root, *json);
  if (!is_directory(root.directory)) members.fail("directory");
  if (!std::ranges::all_of(root.sorts, is_key)) members.fail("sorts");
  const bool ascending = std::ranges::adjacent_find(root.borders, std::greater_equal{}) == root.borders.end();
  if (root.borders.empty() || !root.borders.front().empty() || !ascending) members.fail("borders");
  if (!members.wrong().empty()) return std::unexpected(phrase("`{}` of root.json is damaged", members.wrong()));
  std::ranges::sort(root.stop_words);
  leave_out_stop_words(root);
  return root;
}

ReadResult<std::vector<Json>> read_pack(std::string_view bytes, const Root& root, std::uint32_t number) {
  ByteReader file(bytes, 'm');
  if (!file.good()) return std::unexpected(phrase("a pack of results does not begin as one"));
  const auto json = parse_json(file.take(file.left()));
  if (!json || !is_pack(*json, root, number)) return std::unexpected(phrase("a pack of results is damaged"));
  return *json->get<Json::Array>();
}

}  // namespace bondgenoot::search
