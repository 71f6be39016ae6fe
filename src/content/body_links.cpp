#include "content/body_links.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "content/anchors.h"
#include "content/field_values.h"
#include "content/file_names.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

// A link or image at work: who holds it, what is written, and where.
struct Written {
  const LinkContext& context;
  FileLookup& files;
  EntryId from;
  const markdown::Target& target;
  Span span;
  std::string_view what;  // "link" or "image"

  [[nodiscard]] const Entry& entry() const { return context.get(from); }
  [[nodiscard]] std::string_view folder() const { return parent_path(below_content(entry().path)); }
  /// The span holds the address and nothing else, so that parts of it can be pointed at and replaced.
  [[nodiscard]] bool exact() const { return context.sources.view(span) == target.written; }
  [[nodiscard]] Span path_span() const { return exact() ? span.part(0, target.written.find_first_of("?#")) : span; }
  [[nodiscard]] Span fragment_span() const { return exact() ? span.part(target.written.find('#')) : span; }
};

// As it would be written in this entry.
std::string seen_from(const Written& link, std::string_view path) {
  return percent_encoded_path(relative_path(link.folder(), path));
}

void offer(const Written& link, Diagnostic& diagnostic, const std::optional<MeantFile>& meant,
           std::string_view otherwise) {
  if (!meant) {
    diagnostic.with_help(std::string(otherwise));
    return;
  }
  const std::string path = seen_from(link, meant->path);
  diagnostic.with_help(meant->certain ? phrase("the file is `{}`", path) : phrase("did you mean `{}`?", path));
  if (link.exact()) diagnostic.with_fix(link.path_span(), path);
}

void report_outside(const Written& link) {
  link.context.diagnostics
      .add(DiagnosticCode::LinkOutsideContent, link.path_span(),
           phrase("the {} `{}` climbs out of `content/`", link.what, link.target.path))
      .with_label(phrase("outside `content/`"))
      .with_help(
          phrase("only what is in `content/` is published: copy the file there, or use its full `https:` address"));
}

void report_folder(const Written& link, std::string_view path, bool settings) {
  const std::string index = joined_path(path, "index.md");
  Diagnostic& diagnostic =
      link.context.diagnostics.add(DiagnosticCode::LinkToFolder, link.path_span(),
                                   settings ? phrase("`{}` holds settings and is not published", link.target.path)
                                            : phrase("`{}` is a folder", link.target.path));
  diagnostic.with_label(settings ? phrase("no page") : phrase("a folder has no page of its own"));
  if (!settings && link.files.entry(index).valid()) {
    offer(link, diagnostic, MeantFile{.path = index, .certain = true}, {});
    return;
  }
  const Collection* collection = link.context.model.find(settings ? parent_path(path) : path);
  diagnostic.with_help(collection == nullptr || collection->list_layout.empty()
                           ? phrase("link to a file in it")
                           : phrase("link to a file in it, or to the list of `{}` by its address, `{}`",
                                    collection->name, collection->path));
}

void report_unpublished(const Written& link, const Entry& target) {
  const bool draft = target.draft && !link.context.options.drafts;
  Diagnostic& diagnostic =
      link.context.diagnostics
          .add(DiagnosticCode::UnpublishedLink, link.path_span(),
               fmt::format("`{}` {}", link.target.path, reason_unpublished(target, link.context.options)))
          .with_label(phrase("a published entry cannot link to it"))
          .with_help(draft ? phrase("publish it, make this entry a draft too, or take the link out")
                           : phrase("give this entry `publish_on: {}` too, or take the link out until then",
                                    target.publish_on->iso()));
  const Span where = key_span(target, draft ? "draft" : "publish_on", link.context.sources);
  if (where.valid()) diagnostic.with_note(where, phrase("it says so here"));
}

void check_anchor(const Written& link, EntryId target) {
  const std::string& fragment = link.target.fragment;
  const Entry& entry = link.context.get(target);
  const bool unread = !entry.front_matter.valid();  // Its text has not been parsed, for a reason that is said there.
  if (fragment.empty() || unread || has_place(link.context, target, fragment)) return;
  const std::string whose = target == link.from ? phrase("this entry") : fmt::format("`{}`", link.target.path);
  Diagnostic& diagnostic =
      link.context.diagnostics
          .add(DiagnosticCode::BrokenAnchor, link.fragment_span(), phrase("{} has no place `#{}`", whose, fragment))
          .with_label(phrase("no heading has this id"));
  const auto near = link.context.suggestions.nearest("#" + entry.path, fragment, places_of(link.context, target));
  diagnostic.with_help(help_for_place(link.context, target, near));
  if (near && link.exact()) diagnostic.with_fix(link.fragment_span(), "#" + *near);
}

// What a translation links to is read in its own language where that can be: a place in a text is of that text alone.
EntryId in_own_language(const Written& link, EntryId target) {
  const EntryIndex& index = link.context.index;
  const std::string_view language = index.language(link.entry());
  const bool is_meant = language == index.own_language() || !link.target.fragment.empty() ||
                        index.language(link.context.get(target)) != index.own_language();
  if (is_meant) return target;
  const EntryId version = published_version(link.context, index.versions_of(target), language);
  return version.valid() ? version : target;
}

LinkTarget to_entry(const Written& link, EntryId written) {
  const EntryId target = in_own_language(link, written);
  const bool shown = link.context.published[target.value];
  if (!shown && link.context.published[link.from.value] && waits(link.context, target)) {
    report_unpublished(link, link.context.get(target));
    return {};
  }
  check_anchor(link, target);
  if (!shown) return {};
  return {.kind = LinkTarget::Kind::Entry, .entry = target, .fragment = link.target.fragment, .asset = {}};
}

// An entry that an ally has and this site has not: its text in the ally's repository, or no link at all.
LinkTarget to_left_out(const Written& link, const std::string& path) {
  const Ally& ally = *link.context.options.gathering->find(link.entry().ally);
  if (!ally.repository.empty()) {
    return {.kind = LinkTarget::Kind::Elsewhere,
            .entry = {},
            .fragment = {},
            .asset = fmt::format("{}/blob/{}/{}", ally.repository, ally.branch,
                                 percent_encoded_path(joined_path("content", path)))};
  }
  link.context.diagnostics
      .add(DiagnosticCode::LeftOutLink, link.path_span(),
           phrase("the link `{}` leads to what this site does not take from `{}`", link.target.path, ally.name))
      .with_label(phrase("only its words are shown"))
      .with_note(ally.span, phrase("what is taken is said here"))
      .with_help(phrase("give `{}` its `repository`, so that the link can lead there, or take the page too, with "
                        "`collections`",
                        ally.name));
  return {};
}

LinkTarget resolve_path(const Written& link) {
  const auto path = resolved_path(link.folder(), link.target.path);
  if (!path) {
    report_outside(link);
    return {};
  }
  if (const EntryId target = link.files.entry(*path); target.valid()) return to_entry(link, target);
  if (link.files.has_asset(*path))
    return {.kind = LinkTarget::Kind::Asset, .entry = {}, .fragment = link.target.fragment, .asset = *path};
  if (link.context.options.gathering->leaves_out(link.entry().ally, *path)) return to_left_out(link, *path);
  const bool settings = file_name(*path) == kCollectionFile || *path == kSiteFile;
  if (settings || link.files.is_folder(*path)) {
    report_folder(link, *path, settings);
    return {};
  }
  Diagnostic& diagnostic =
      link.context.diagnostics
          .add(DiagnosticCode::BrokenLink, link.path_span(), phrase("the link `{}` leads to no file", link.target.path))
          .with_label(phrase("there is no `content/{}`", *path));
  offer(link, diagnostic, link.files.meant(*path),
        phrase("write the path of a file in `content/`, seen from this file: `../` goes one folder up"));
  return {};
}

LinkTarget resolve_link(const Written& link) {
  if (link.target.kind == markdown::TargetKind::Fragment) check_anchor(link, link.from);
  return link.target.kind == markdown::TargetKind::RelativePath ? resolve_path(link) : LinkTarget{};
}

void report_missing_image(const Written& image, const std::string& path) {
  Diagnostic& diagnostic = image.context.diagnostics
                               .add(DiagnosticCode::MissingImage, image.path_span(),
                                    phrase("the image `{}` is not there", image.target.path))
                               .with_label(phrase("there is no `content/{}`", path));
  offer(image, diagnostic, image.files.meant_asset(path),
        phrase("put the file in `content/` and write its path, seen from this file"));
}

LinkTarget resolve_image(const Written& image) {
  if (image.target.kind == markdown::TargetKind::External) {
    image.context.diagnostics.add(DiagnosticCode::MissingImage, image.span, phrase("the image is on another site"))
        .with_label(phrase("nothing is loaded from elsewhere"))
        .with_help(phrase("put a copy beside the entry, if its licence lets you, and name it by its file"));
  }
  if (image.target.kind != markdown::TargetKind::RelativePath) return {};
  const auto path = resolved_path(image.folder(), image.target.path);
  if (!path) {
    report_outside(image);
    return {};
  }
  if (image.files.has_asset(*path))
    return {.kind = LinkTarget::Kind::Asset, .entry = {}, .fragment = {}, .asset = *path};
  report_missing_image(image, *path);
  return {};
}

TextLinks resolve_text(const LinkContext& context, FileLookup& files, EntryId from, const markdown::Document& text) {
  TextLinks resolved;
  resolved.links.reserve(text.links.size());
  resolved.images.reserve(text.images.size());
  for (const markdown::Link& link : text.links) {
    resolved.links.push_back(resolve_link({context, files, from, link.target, link.target_span, phrase("link")}));
  }
  for (const markdown::Image& image : text.images) {
    resolved.images.push_back(resolve_image({context, files, from, image.target, image.target_span, phrase("image")}));
  }
  return resolved;
}

std::vector<std::string> resolve_image_fields(const LinkContext& context, FileLookup& files, EntryId from) {
  std::vector<std::string> assets;
  for (const ImageValue& image : context.get(from).images) {
    const markdown::Target target{.kind = markdown::TargetKind::RelativePath,
                                  .written = image.src,
                                  .path = image.src,
                                  .query = {},
                                  .fragment = {}};
    assets.push_back(
        resolve_image({context, files, from, target, without_quotes(image.src_span, context.sources), phrase("image")})
            .asset);
  }
  return assets;
}

bool has_markdown(const Field& field) {
  return field.type == FieldType::Markdown ||
         std::ranges::any_of(field.children, has_markdown);  // As deep as kFieldDepthLimit.
}

void resolve_field_texts(const LinkContext& context, FileLookup& files, EntryId from, EntryLinks& resolved) {
  const Entry& entry = context.get(from);
  const Collection& collection = context.collection_of(entry);
  const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (!has_markdown(collection.fields[i])) continue;
    for_each_value(collection.fields[i], entry.fields[i], [&](const Field&, const FieldValue& value) {
      const auto* text = value.get<MarkdownValue>();
      if (text == nullptr || text->document == nullptr) return;
      resolved.fields.emplace_back(text->document.get(), resolve_text(context, files, from, *text->document));
    });
  }
}

}  // namespace

std::shared_ptr<const EntryLinks> resolve_links_of(const LinkContext& context, FileLookup& files, EntryId id) {
  const Entry& entry = context.get(id);
  auto resolved = std::make_shared<EntryLinks>();
  if (!context.usable[id.value]) {
    resolved->body.links.resize(entry.body.links.size());
    resolved->body.images.resize(entry.body.images.size());
    resolved->images.resize(entry.images.size());
    return resolved;
  }
  resolved->body = resolve_text(context, files, id, entry.body);
  resolved->images = resolve_image_fields(context, files, id);
  resolve_field_texts(context, files, id, *resolved);
  return resolved;
}

std::vector<std::shared_ptr<const EntryLinks>> resolve_links(const LinkContext& context) {
  FileLookup files(context.entries, context.assets, context.suggestions);
  std::vector<std::shared_ptr<const EntryLinks>> resolved;
  resolved.reserve(context.entries.size());
  for (std::uint32_t i = 0; i < context.entries.size(); ++i)
    resolved.push_back(resolve_links_of(context, files, EntryId{i}));
  return resolved;
}

}  // namespace bondgenoot::content
