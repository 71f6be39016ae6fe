#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "content/field_values.h"
#include "content/file_names.h"
#include "content/front_matter.h"
#include "content/privacy.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

// A name at a place; places that another way of looking finds again are one.
struct Finding {
  Span span;  // Invalid: the file's name.
  const NameGuard* guard = nullptr;
  std::uint32_t name = 0;
  std::string part;  // "the text", "the field `summary`" …
  bool in_address = false;
};

struct Search {
  const LinkContext& context;
  EntryId id;
  const Withheld& withheld;
  std::vector<const NameGuard*> guards;
  std::vector<Finding> findings;

  [[nodiscard]] const Entry& entry() const { return context.get(id); }
  // An entry's own title is no secret, also where it withholds entries of its own collection.
  [[nodiscard]] bool is_own(const NameGuard& guard, std::uint32_t name) const {
    const NameOrigin& origin = guard.origins[name];
    return origin.field == nullptr && origin.entry.valid() &&
           context.index.group_of(origin.entry) == context.index.group_of(id);
  }
};

using Scan = std::vector<NameHit> (NameScanner::*)(std::string_view) const;

// Where a text stands: `exact` holds just what the editor wrote, so that a name in it has its own place; `around` is
// the place of a name that is only in what a visitor reads. Either may be invalid.
struct Place {
  Span exact;
  Span around;
};

// Looks in what the editor wrote, for exact places, and in what a visitor reads, which escapes and markup cannot hide
// from.
void look(Search& search, const Place& place, std::string_view read, Scan scan, const std::string& part) {
  const bool in_address = scan == &NameScanner::in_address;
  for (const NameGuard* guard : search.guards) {
    std::set<std::uint32_t> placed;
    const std::string_view written = search.context.sources.view(place.exact);
    for (const NameHit& hit : (guard->scanner.*scan)(written)) {
      if (search.is_own(*guard, hit.name)) continue;
      placed.insert(hit.name);
      search.findings.push_back({place.exact.part(hit.begin, hit.end - hit.begin), guard, hit.name, part, in_address});
    }
    for (const NameHit& hit : (guard->scanner.*scan)(read)) {
      if (search.is_own(*guard, hit.name) || !placed.insert(hit.name).second) continue;
      search.findings.push_back({place.around, guard, hit.name, part, in_address});
    }
  }
}

// What a visitor reads of a document, paragraphs apart so that no name spans two of them.
std::string readable_text(const markdown::Document& document) {
  std::string read;
  for (const markdown::Section& section : document.text->sections) {
    if (section.heading) read.append(document.headings[*section.heading].text).append("\n\n");
    read.append(section.plain_text).append("\n\n");
  }
  for (const markdown::Image& image : document.images) read.append(image.alt).append("\n\n");
  return read;
}

// A link to an entry that could be withheld is judged as a link (check_private_links), not by the words in its path.
bool leads_to_withheld(const Search& search, const markdown::Target& target) {
  if (target.kind != markdown::TargetKind::RelativePath) return false;
  const auto path = resolved_path(parent_path(below_content(search.entry().path)), target.path);
  const Collection* collection = path ? search.context.model.find(parent_path(*path)) : nullptr;
  return collection != nullptr && path->ends_with(kMarkdownEnding) &&
         std::ranges::binary_search(search.withheld.targets, collection->id);
}

// Addresses have a rule of their own: what stands in them is no running text. Gives the places of those that were
// looked at.
std::vector<Span> look_in_targets(Search& search, const markdown::Document& document, const std::string& part) {
  std::vector<Span> addresses;
  const auto look_at = [&](const markdown::Target& target, Span span) {
    const bool exact = search.context.sources.view(span) == target.written;
    if (exact) addresses.push_back(span);
    if (leads_to_withheld(search, target)) return;
    look(search, {exact ? span : Span{}, span}, target.written, &NameScanner::in_address,
         phrase("an address in {}", part));
  };
  for (const markdown::Link& link : document.links) look_at(link.target, link.target_span);
  for (const markdown::Image& image : document.images) look_at(image.target, image.target_span);
  return addresses;
}

void look_in_document(Search& search, const markdown::Document& document, Span written, const std::string& part) {
  const std::vector<Span> addresses = look_in_targets(search, document, part);
  const std::size_t before = search.findings.size();
  look(search, {written, written}, readable_text(document), &NameScanner::in_text, part);
  const auto in_address = [&](const Finding& finding) {
    return std::ranges::any_of(addresses, [&](Span address) {
      return finding.span.begin >= address.begin && finding.span.end <= address.end;
    });
  };
  const auto first = search.findings.begin() + static_cast<std::ptrdiff_t>(before);
  search.findings.erase(std::remove_if(first, search.findings.end(), in_address), search.findings.end());
}

void look_in_value(Search& search, const Field& field, const FieldValue& value, const std::string& part) {
  const bool address = field.type == FieldType::Url || field.type == FieldType::Email;
  if (const auto* text = value.get<std::string>()) {
    look(search, {value.span, value.span}, *text, address ? &NameScanner::in_address : &NameScanner::in_text, part);
  } else if (const auto* image = value.get<ImageValue>()) {
    look(search, {image->src_span, image->src_span}, image->src, &NameScanner::in_address, part);
    look(search, {{}, value.span}, image->alt + "\n\n" + image->credit, &NameScanner::in_text, part);
  } else if (const auto* document = value.get<MarkdownValue>(); document != nullptr && document->document != nullptr) {
    look_in_document(search, *document->document, value.span, part);
  }
}

void look_in_fields(Search& search) {
  const Entry& entry = search.entry();
  const Collection& collection = search.context.collection_of(entry);
  const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Field& outer = collection.fields[i];
    if (entry.withholds(collection, outer)) continue;
    for_each_value(outer, entry.fields[i], [&](const Field& field, const FieldValue& value) {
      look_in_value(search, field, value, phrase("the field `{}`", outer.name));
    });
  }
}

// The parts of the page's address.
void look_in_addresses(Search& search) {
  const Entry& entry = search.entry();
  const auto look_at = [&](Span span, std::string_view address, const std::string& part) {
    const Span exact = without_quotes(span, search.context.sources);
    look(search, {exact, exact}, address, &NameScanner::in_address, part);
  };
  for (const Alias& alias : entry.aliases) look_at(alias.span, alias.path, phrase("an old address"));
  if (entry.slug_span.valid()) look_at(entry.slug_span, entry.slug, phrase("the slug"));
  look_at({}, entry.name, phrase("the file name"));
}

std::string withheld_names(const Withheld& withheld) {
  std::vector<std::string> names;
  for (const Field* field : withheld.fields) names.push_back(field->name);
  return quoted_list(names);
}

std::string origin_label(const LinkContext& context, const Finding& finding) {
  const NameOrigin& origin = finding.guard->origins[finding.name];
  if (origin.field != nullptr) return phrase("the value of the withheld field `{}`", origin.field->name);
  if (!origin.entry.valid()) return phrase("a name on the list of private names");
  return phrase("a name of `{}`", context.get(origin.entry).file);
}

void report(const Search& search, const Finding& finding) {
  const LinkContext& context = search.context;
  const bool listed = !finding.guard->origins[finding.name].entry.valid();
  // A name from the list is not repeated: what is said here ends up in logs.
  std::string message =
      listed ? phrase("an anonymous entry names someone in {}", finding.part)
             : phrase("an anonymous entry names `{}` in {}", finding.guard->names[finding.name], finding.part);
  Diagnostic& diagnostic =
      finding.span.valid()
          ? context.diagnostics.add(DiagnosticCode::PrivateName, finding.span, std::move(message))
          : context.diagnostics.add_for_path(DiagnosticCode::PrivateName, search.entry().file, std::move(message));
  diagnostic.with_label(origin_label(context, finding));
  if (!finding.span.valid()) diagnostic.with_note({}, origin_label(context, finding));
  if (!search.withheld.fields.empty()) {
    const Field& field = *search.withheld.fields.front();
    diagnostic.with_note(
        field.private_when_span,
        search.withheld.fields.size() == 1
            ? phrase("{} is withheld because `{}` is true", withheld_names(search.withheld), field.private_when)
            : phrase("{} are withheld because `{}` is true", withheld_names(search.withheld), field.private_when));
  }
  const bool capital = !finding.in_address && finding.guard->scanner.needs_capitals(finding.name);
  diagnostic.with_help(
      !finding.span.valid() ? phrase("give the file another name")
      : capital ? phrase("say it without the name; if the ordinary word is meant, write it without a capital")
                : phrase("say it without the name: `een school`, `een gemeente`"));
}

}  // namespace

void check_private_names(const LinkContext& context, EntryId id, const Withheld& withheld, NameGuards& guards) {
  constexpr std::size_t kMost = 20;  // Of one entry: who has mended these runs it again.
  const Entry& entry = context.get(id);
  const NameGuard own = guard_of_own_values(entry, id, context.collection_of(entry), withheld);
  Search search{context, id, withheld, {&guards.about(withheld.targets), &own}, {}};
  look_in_addresses(search);
  look_in_fields(search);
  look_in_document(search, entry.body, split_front_matter(context.sources.get(entry.source)).value.body,
                   phrase("the text"));

  std::ranges::stable_sort(search.findings, {}, [](const Finding& finding) {
    return std::tuple(finding.span.valid(), finding.span.begin, finding.span.end);
  });
  const auto same_place = [](const Finding& a, const Finding& b) {
    return a.span.valid() && b.span.valid() && b.span.begin < a.span.end;
  };
  search.findings.erase(std::ranges::unique(search.findings, same_place).begin(), search.findings.end());
  for (std::size_t i = 0; i < std::min(search.findings.size(), kMost); ++i) report(search, search.findings[i]);
}

}  // namespace bondgenoot::content
