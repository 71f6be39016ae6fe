#include "unit/search/index_bytes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "search/ranking.h"
#include "support/gzip.h"
#include "support/json.h"

namespace bondgenoot::search {
namespace {

std::string quoted(std::string_view text) { return to_json(Json(text)); }

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ",") + quoted(text);
  return '[' + list + ']';
}

}  // namespace

std::string varint(std::uint32_t value) {
  std::string bytes;
  while (value > 127) {
    bytes += static_cast<char>(value % 128 + 128);
    value /= 128;
  }
  return bytes + static_cast<char>(value);
}

std::string stream(std::string_view bytes) {
  return varint(static_cast<std::uint32_t>(bytes.size())) + std::string(bytes);
}

std::string number_stream(const std::vector<std::uint32_t>& values) {
  std::string bytes;
  for (const std::uint32_t value : values) bytes += varint(value);
  return stream(bytes);
}

std::string head(char kind) { return std::string("BG") + kind + '\x02'; }

std::string form_streams(const std::vector<std::string>& forms) {
  std::vector<std::uint32_t> shared;
  std::vector<std::uint32_t> rest;
  std::string letters;
  std::string before;
  for (const std::string& form : forms) {
    std::size_t same = 0;
    while (same < form.size() && same < before.size() && form[same] == before[same]) ++same;
    shared.push_back(static_cast<std::uint32_t>(same));
    rest.push_back(static_cast<std::uint32_t>(form.size() - same));
    letters += form.substr(same);
    before = form;
  }
  return number_stream(shared) + number_stream(rest) + stream(letters);
}

std::string terms_bytes(const MadeIndex& index, std::size_t file) {
  std::map<std::string, const MadeFamily*> places;
  for (const MadeFamily& family : index.families) {
    for (const std::string& form : family.forms) {
      const bool last = file + 1 == index.borders.size();
      if (form >= index.borders[file] && (last || form < index.borders[file + 1])) places[form] = &family;
    }
  }
  std::vector<const MadeFamily*> order;
  std::vector<std::string> forms;
  std::vector<std::uint32_t> families;
  for (const auto& [form, family] : places) {
    auto number = std::ranges::find(order, family);
    forms.push_back(form);
    families.push_back(static_cast<std::uint32_t>(order.end() - number));  // 0 for a new one.
    if (number == order.end()) order.push_back(family);
  }
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> deltas;
  std::vector<unsigned> halves;
  for (const MadeFamily* family : order) {
    counts.push_back(static_cast<std::uint32_t>(family->impacts.size()));
    std::uint32_t next = 0;
    for (const auto& [document, impact] : family->impacts) {
      deltas.push_back(document - next);
      halves.push_back(impact);
      next = document + 1;
    }
  }
  if (halves.size() % 2 == 1) halves.push_back(0);
  std::string impacts;
  for (std::size_t i = 0; i < halves.size(); i += 2) impacts += static_cast<char>(halves[i] + 16 * halves[i + 1]);
  return head('t') + varint(static_cast<std::uint32_t>(forms.size())) +
         varint(static_cast<std::uint32_t>(order.size())) + form_streams(forms) + number_stream(families) +
         number_stream(counts) + number_stream(deltas) + stream(impacts);
}

std::string lexicon_bytes(const MadeIndex& index) {
  std::map<std::string, std::uint32_t> counts;
  for (const MadeFamily& family : index.families) {
    for (const std::string& form : family.forms) counts[form] = static_cast<std::uint32_t>(family.impacts.size());
  }
  std::vector<std::string> forms;
  std::vector<std::uint32_t> documents;
  for (const auto& [form, count] : counts) {
    forms.push_back(form);
    documents.push_back(count);
  }
  return head('l') + varint(static_cast<std::uint32_t>(forms.size())) + form_streams(forms) + number_stream(documents);
}

std::string column_bytes(const MadeFacet& facet) {
  std::vector<std::vector<std::uint32_t>> sets;
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> documents;
  for (const std::vector<std::uint32_t>& values : facet.of) {
    auto set = std::ranges::find(sets, values);
    if (set == sets.end()) {
      set = sets.insert(sets.end(), values);
      members.push_back(static_cast<std::uint32_t>(values.size()));
      members.insert(members.end(), values.begin(), values.end());
    }
    documents.push_back(static_cast<std::uint32_t>(set - sets.begin()));
  }
  return head('c') + stream(facet.apart ? quoted_list(facet.values) : "") + number_stream(members) +
         number_stream(documents);
}

std::string pack_bytes(const MadeIndex& index, std::uint32_t pack) {
  std::string list;
  for (std::size_t i = pack * std::size_t{index.pack_size};
       i < std::min<std::size_t>(index.titles.size(), (pack + 1) * std::size_t{index.pack_size}); ++i) {
    list += fmt::format(R"({}{{"u":"/{}/","t":{},"s":""}})", list.empty() ? "" : ",", i, quoted(index.titles[i]));
  }
  return head('m') + '[' + list + ']';
}

std::string root_bytes(const MadeIndex& index) {
  std::string facets;
  for (const MadeFacet& facet : index.facets) {
    facets += fmt::format(R"({}{{"name":{}{}}})", facets.empty() ? "" : ",", quoted(facet.name),
                          facet.apart ? "" : R"(,"values":)" + quoted_list(facet.values));
  }
  std::vector<std::string> sorts;
  for (const auto& [name, ranks] : index.ranks) sorts.push_back(name);
  return fmt::format(
      R"({{"version":2,"language":"nl","directory":"0123456789","documents":{},"packSize":{},"borders":{},"lexicon":true,)"
      R"("facets":[{}],"sorts":{},"ranking":{},{}}})",
      index.titles.size(), index.pack_size, quoted_list(index.borders), facets, quoted_list(sorts),
      to_json(ranking_json()), index.more);
}

std::map<std::string, std::string> files_of(const MadeIndex& index) {
  std::map<std::string, std::string> files;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    files["0123456789/" + name + ".bin"] = gzip(bytes);
  };
  for (std::size_t i = 0; i < index.borders.size(); ++i) add(fmt::format("t{}", i), terms_bytes(index, i));
  for (std::uint32_t pack = 0; pack * index.pack_size < index.titles.size(); ++pack)
    add(fmt::format("m{}", pack), pack_bytes(index, pack));
  for (const auto& [name, ranks] : index.ranks) add('s' + name, head('s') + number_stream(ranks));
  for (std::size_t i = 0; i < index.facets.size(); ++i) add(fmt::format("c{}", i), column_bytes(index.facets[i]));
  add("l", lexicon_bytes(index));
  files["root.json"] = root_bytes(index);
  return files;
}

FileGetter getter_of(std::map<std::string, std::string> files) {
  return [files = std::move(files)](std::string_view name) -> std::optional<std::string> {
    const auto found = files.find(std::string(name));
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
}

MadeIndex small_index() {
  return {
      .titles = {"taal", "school", "kansen", "begeleiding", "stad"},
      .families = {{{"begeleiding", "begeleidingen"}, {{0, 3}, {3, 15}}},
                   {{"jongerenwerk"}, {{4, 7}}},
                   {{"kans", "kansen"}, {{1, 2}, {2, 14}, {4, 5}}},
                   {{"school", "scholen"}, {{0, 4}, {1, 15}, {2, 4}, {3, 4}}},
                   {{"schoolplein"}, {{4, 9}}},
                   {{"taal"}, {{0, 15}}},
                   {{"van"}, {{0, 1}}},
                   {{"werk"}, {{4, 6}}}},
      .facets =
          {{.name = "collection", .values = {"practices", "insights"}, .apart = false, .of = {{0}, {0}, {1}, {1}, {}}},
           {.name = "themes", .values = {"a", "b", "none"}, .apart = true, .of = {{0, 1}, {0}, {1}, {}, {0}}}},
      .ranks = {{"title", {5, 3, 2, 0, 4}}},
      .borders = {"", "k", "sch", "t"},
      .more =
          R"("stopWords":["van"],"links":["","s"],"synonyms":[[[["taal","talen"]],[["school"],["bord"]],[["kans"]]]])",
      .pack_size = 2};
}

}  // namespace bondgenoot::search
