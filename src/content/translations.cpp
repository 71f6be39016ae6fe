#include "content/translations.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "content/entry_index.h"
#include "content/file_names.h"
#include "content/link_context.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

/// Puts a translation together from its own values and those of what it translates. References and images are counted
/// anew: a value knows its own by number.
class Completer {
 public:
  Completer(const Entry& own, const Entry& original, const Collection& collection, std::string_view original_language)
      : own_(own), original_(original), collection_(collection), result_(own) {
    result_.references.clear();
    result_.images.clear();
    result_.inherited.assign(own.fields.size(), false);
    result_.inherited_language = original_language;
  }

  std::shared_ptr<const Entry> run() {
    for (std::size_t i = 0; i < result_.fields.size(); ++i) {
      const bool given = i < own_.given.size() && own_.given[i];
      const Entry& from = given ? own_ : original_;
      if (i >= from.fields.size()) break;  // All have the fields of their collection.
      result_.fields[i] = from.fields[i];
      result_.inherited[i] = !given && !from.fields[i].empty();
      firsts_.push_back(result_.references.size());
      take(result_.fields[i], from);
    }
    withhold_references();
    if (!own_.slug_span.valid() && original_.slug_span.valid()) {
      result_.slug = original_.slug;
      result_.slug_span = original_.slug_span;
    }
    if (own_.layout.empty()) {
      result_.layout = original_.layout;
      result_.layout_span = original_.layout_span;
    }
    result_.draft = own_.draft || original_.draft;
    if (!own_.publish_on) result_.publish_on = original_.publish_on;
    return std::make_shared<const Entry>(std::move(result_));
  }

 private:
  // As deep as kFieldDepthLimit.
  void take(FieldValue& value, const Entry& from) {
    if (auto* reference = std::get_if<ReferenceValue>(&value.data)) {
      result_.references.push_back(from.references[reference->ordinal]);
      reference->ordinal = static_cast<std::uint32_t>(result_.references.size() - 1);
    } else if (auto* image = std::get_if<Boxed<ImageValue>>(&value.data)) {
      (**image).ordinal = static_cast<std::uint32_t>(result_.images.size());
      result_.images.push_back(**image);
    } else if (auto* list = std::get_if<ListValue>(&value.data)) {
      for (FieldValue& item : list->items) take(item, from);
    } else if (auto* group = std::get_if<GroupValue>(&value.data)) {
      for (FieldValue& field : group->fields) take(field, from);
    }
  }

  /// What is private follows from the values of both.
  void withhold_references() {
    firsts_.push_back(result_.references.size());
    for (std::size_t i = 0; i + 1 < firsts_.size(); ++i) {
      const bool withheld = result_.withholds(collection_, collection_.fields[i]);
      for (std::size_t n = firsts_[i]; n < firsts_[i + 1]; ++n) result_.references[n].withheld = withheld;
    }
  }

  const Entry& own_;
  const Entry& original_;
  const Collection& collection_;
  Entry result_;
  std::vector<std::size_t> firsts_;  // By field: its first reference.
};

/// `content/practices/only.md` of `content/practices/only.en.md`; empty when the name does not say the language.
std::string original_path(const Entry& entry) {
  const std::string ending = fmt::format(".{}{}", entry.language, kMarkdownEnding);
  if (!entry.path.ends_with(ending)) return {};
  return entry.path.substr(0, entry.path.size() - ending.size()) + std::string(kMarkdownEnding);
}

}  // namespace

EntryList complete_translations(const EntryList& written, const Model& model, std::string_view own_language) {
  if (std::ranges::all_of(written, &std::string::empty, &Entry::language)) return written;
  const EntryIndex index(written, model.collections.size(), std::string(own_language));
  EntryList complete;
  complete.reserve(written.size());
  for (std::uint32_t i = 0; i < written.size(); ++i)
    complete.push_back(complete_translation(written, index, model, {i}));
  return complete;
}

EntryList::Pointer complete_translation(const EntryList& written, const EntryIndex& index, const Model& model,
                                        EntryId id) {
  const Entry& own = written[id.value];
  const EntryId original = index.versions_of(id).front();
  if (original == id || own.language.empty()) return written.share(id.value);
  const Entry& translated = written[original.value];
  return Completer(own, translated, model.get(own.collection), index.language(translated)).run();
}

void report_missing_originals(const EntryList& written, const Model& model, std::string_view own_language,
                              const std::vector<std::shared_ptr<const ParsedEntry>>& parsed, Diagnostics& diagnostics) {
  if (std::ranges::all_of(parsed, [](const auto& one) { return one->missing.empty(); })) return;
  const EntryIndex index(written, model.collections.size(), std::string(own_language));
  for (std::uint32_t i = 0; i < written.size(); ++i) {
    if (parsed[i]->missing.empty() || index.versions_of({i}).front() != EntryId{i}) continue;
    const std::string original = original_path(written[i]);
    for (Diagnostic diagnostic : parsed[i]->missing.items()) {
      if (!original.empty())
        diagnostic.notes.push_back(
            {{}, phrase("this is no translation: there is no `{}` to take the rest from", original)});
      diagnostics.add(std::move(diagnostic));
    }
  }
}

}  // namespace bondgenoot::content
