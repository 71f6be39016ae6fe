#include "site/vocabulary.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "content/field_values.h"
#include "site/data_files.h"
#include "site/data_text.h"
#include "support/hash.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::EntryId;

struct Prefix {
  std::string_view name;
  std::string_view address;
};
constexpr Prefix kPrefixes[] = {{"dct", "http://purl.org/dc/terms/"},
                                {"owl", "http://www.w3.org/2002/07/owl#"},
                                {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                {"xsd", "http://www.w3.org/2001/XMLSchema#"}};

/// An address between angle brackets; what may not stand there is percent-encoded.
std::string iri(std::string_view address) {
  std::string text = "<";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos)
      text += fmt::format("%{:02X}", byte);
    else
      text += c;
  }
  return text + '>';
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out.append("\\").append(1, c);
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + '"';
}

std::string in_language(std::string_view text, std::string_view language) {
  return fmt::format("{}@{}", quoted(text), language);
}

/// One thing and what is said of it.
class Subject {
 public:
  Subject(std::string name, std::string_view type) : text_(std::move(name)) { text_.append(" a ").append(type); }
  void say(std::string_view property, std::string_view object) {
    text_.append(" ;\n  ").append(property).append(" ").append(object);
  }
  void say_each(std::string_view property, const content::LocalizedText& texts, const Config& config) {
    for (const auto& [language, text] : texts.texts)
      say(property, in_language(text, language.empty() ? config.language : language));
  }
  [[nodiscard]] std::string text() const { return '\n' + text_ + " .\n"; }

 private:
  std::string text_;
};

/// What is wider than each concept and what is narrower, by EntryId: the version that names the concept.
struct Order {
  std::vector<std::vector<EntryId>> broader;
  std::vector<std::vector<EntryId>> narrower;
};

/// Of the versions of a concept the one whose page names it.
EntryId concept_of(const content::Graph& graph, EntryId version) {
  for (const EntryId id : graph.translations(version))
    if (graph.is_published(id)) return id;
  return version;
}

std::vector<EntryId> broader_of(const content::Graph& graph, EntryId id, std::string_view field) {
  std::vector<EntryId> broader;
  const content::FieldValue* given = shown_value(graph, id, field);
  if (given == nullptr) return broader;
  const content::Field& declared = *graph.collection_of(id).find_field(field);
  content::for_each_value(declared, *given, [&](const content::Field&, const content::FieldValue& value) {
    const auto* reference = value.get<content::ReferenceValue>();
    if (reference == nullptr) return;
    const EntryId target = graph.reference(id, reference->ordinal);
    if (!target.valid() || !graph.is_published(target)) return;
    const EntryId found = concept_of(graph, target);
    if (std::ranges::find(broader, found) == broader.end()) broader.push_back(found);
  });
  return broader;
}

Order find_order(const content::Graph& graph) {
  Order order;
  order.broader.resize(graph.entries().size());
  order.narrower.resize(graph.entries().size());
  for (const Collection& collection : graph.model().collections) {
    if (!collection.concepts || collection.concepts->broader.empty()) continue;
    for (const EntryId id : graph.ordered(collection.id)) {
      order.broader[id.value] = broader_of(graph, id, collection.concepts->broader);
      for (const EntryId wider : order.broader[id.value]) order.narrower[wider.value].push_back(id);
    }
  }
  return order;
}

class VocabularyWriter {
 public:
  VocabularyWriter(const Exports& exports, const Order& order, const Collection& collection)
      : exports_(exports),
        order_(order),
        collection_(collection),
        scheme_(iri(absolute_href(exports.config, vocabulary_href(exports.config, collection)) + "#scheme")) {}

  [[nodiscard]] std::string text() const {
    std::string concepts;
    for (const EntryId id : exports_.graph.ordered(collection_.id)) concepts += concept_text(id);
    std::string out;
    for (const Prefix& prefix : kPrefixes) out += fmt::format("@prefix {}: <{}> .\n", prefix.name, prefix.address);
    return out.append(scheme_text(concepts)).append(concepts);
  }

 private:
  [[nodiscard]] std::string name_of(EntryId id) const {
    return iri(absolute_href(exports_.config, exports_.plan.entry_hrefs[id.value]));
  }

  [[nodiscard]] bool is_here(EntryId id) const { return exports_.graph.get(id).collection == collection_.id; }

  [[nodiscard]] bool is_top(EntryId id) const {
    return std::ranges::none_of(order_.broader[id.value], [&](EntryId wider) { return is_here(wider); });
  }

  /// Its version is that of what is said of the concepts.
  [[nodiscard]] std::string scheme_text(std::string_view concepts) const {
    const Config& config = exports_.config;
    Subject scheme(scheme_, "skos:ConceptScheme");
    if (collection_.title.empty()) scheme.say("dct:title", in_language(collection_.name, config.language));
    scheme.say_each("dct:title", collection_.title, config);
    scheme.say_each("dct:description", collection_.description, config);
    scheme.say("dct:isPartOf", iri(absolute_href(config, config.base_path)));
    if (!config.license.href.empty())
      scheme.say("dct:license", iri(config.license.href));
    else if (!config.license.title.empty())
      scheme.say("dct:rights", in_language(config.license.title, config.language));
    scheme.say("owl:versionInfo", quoted(hash_bytes(concepts).hex(16)));
    for (const EntryId id : exports_.graph.ordered(collection_.id))
      if (is_top(id)) scheme.say("skos:hasTopConcept", name_of(id));
    return scheme.text();
  }

  [[nodiscard]] std::string concept_text(EntryId id) const {
    Subject subject(name_of(id), "skos:Concept");
    subject.say("skos:inScheme", scheme_);
    if (is_top(id)) subject.say("skos:topConceptOf", scheme_);
    if (!collection_.concepts->notation.empty()) say_notation(subject, id);
    for (const EntryId version : exports_.graph.translations(id))
      if (exports_.graph.is_published(version)) say_labels(subject, version);
    for (const EntryId wider : order_.broader[id.value])
      subject.say(is_here(wider) ? "skos:broader" : "skos:broadMatch", name_of(wider));
    for (const EntryId narrower : order_.narrower[id.value])
      subject.say(is_here(narrower) ? "skos:narrower" : "skos:narrowMatch", name_of(narrower));
    if (const auto changed = exports_.dates[id.value].changed)
      subject.say("dct:modified", fmt::format("\"{}\"^^xsd:date", day_of_unix_time(*changed).iso()));
    return subject.text();
  }

  void say_notation(Subject& subject, EntryId id) const {
    const std::string text = cell(id, collection_.concepts->notation);
    if (!text.empty()) subject.say("skos:notation", quoted(text));
  }

  /// No label is of two kinds in one language (SKOS, S13).
  void say_labels(Subject& subject, EntryId version) const {
    const std::string language(exports_.graph.language(version));
    const std::string title(exports_.graph.get(version).title(collection_));
    if (!exports_.graph.get(version).inherits(collection_, "title"))
      subject.say("skos:prefLabel", in_language(title, language));
    std::vector<std::string> said = {title};
    for (const std::string& field : collection_.concepts->also) {
      for (std::string& other : texts(version, field)) {
        if (std::ranges::find(said, other) != said.end()) continue;
        subject.say("skos:altLabel", in_language(other, language));
        said.push_back(std::move(other));
      }
    }
    if (collection_.concepts->definition.empty()) return;
    const content::Entry& entry = exports_.graph.get(version);
    const std::string definition = cell(version, collection_.concepts->definition);
    if (!definition.empty() && !entry.inherits(collection_, collection_.concepts->definition))
      subject.say("skos:definition", in_language(definition, language));
  }

  /// A field as one text, and as all of its texts.
  [[nodiscard]] std::string cell(EntryId id, std::string_view field) const {
    const content::FieldValue* value = shown_value(exports_.graph, id, field);
    if (value == nullptr) return {};
    CellSink sink;
    export_value(exports_, id, *collection_.find_field(field), *value, ReferenceForm::Name, sink);
    return std::string(sink.cell());
  }
  [[nodiscard]] std::vector<std::string> texts(EntryId id, std::string_view field) const {
    std::vector<std::string> found;
    const content::FieldValue* value = shown_value(exports_.graph, id, field);
    if (value == nullptr || exports_.graph.get(id).inherits(collection_, field)) return found;
    content::for_each_value(*collection_.find_field(field), *value,
                            [&](const content::Field&, const content::FieldValue& one) {
                              if (const auto* text = one.get<std::string>()) found.push_back(*text);
                            });
    return found;
  }

  const Exports& exports_;
  const Order& order_;
  const Collection& collection_;
  std::string scheme_;
};

}  // namespace

std::string vocabulary_href(const Config& config, const Collection& collection) {
  return fmt::format("{}data/{}.ttl", config.base_path, collection.name);
}

std::vector<OutputFile> vocabulary_files(const Exports& exports) {
  std::vector<OutputFile> files;
  const Order order = find_order(exports.graph);
  for (const Collection& collection : exports.graph.model().collections) {
    if (!collection.concepts || !is_exported(collection) || exports.graph.ordered(collection.id).empty()) continue;
    files.push_back({fmt::format("data/{}.ttl", collection.name), VocabularyWriter(exports, order, collection).text()});
  }
  return files;
}

}  // namespace bondgenoot::site
