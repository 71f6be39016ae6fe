#include "build/renaming.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "build/link_rewrites.h"
#include "content/alias_edit.h"
#include "content/file_names.h"
#include "content/link_context.h"
#include "content/names.h"
#include "content/uses.h"
#include "site/navigation.h"
#include "site/routes.h"
#include "support/overlay_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/text_edit.h"
#include "support/utf8.h"

namespace bondgenoot::build {
namespace {

using content::Collection;
using content::Entry;
using content::EntryId;

std::unexpected<RenameRefusal> refused(std::string message, std::string help) {
  return std::unexpected(RenameRefusal{std::move(message), std::move(help)});
}

std::unexpected<RenameRefusal> failed(IoError error) {
  return std::unexpected(RenameRefusal{.message = {}, .help = {}, .failure = std::move(error)});
}

class Renamer {
 public:
  Renamer(const FileSystem& files, const std::string& root, const Project& project, const RenameRequest& request)
      : files_(files),
        root_(root),
        project_(project),
        graph_(project.graph),
        request_(request),
        old_(graph_.get(request.entry)),
        old_collection_(graph_.collection_of(request.entry)) {}

  std::expected<Renaming, RenameRefusal> run() {
    for (const auto step :
         {&Renamer::check_owner, &Renamer::check_name, &Renamer::plan_moves, &Renamer::edit_references,
          &Renamer::edit_texts, &Renamer::make_rewrites, &Renamer::check_files}) {
      if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
    }
    return std::move(renaming_);
  }

 private:
  using Step = std::expected<void, RenameRefusal>;

  [[nodiscard]] bool changes_collection() const { return new_collection_->id != old_collection_.id; }

  /// Nothing is ever written in an ally's folder.
  Step check_owner() {
    for (const EntryId version : graph_.translations(request_.entry)) {
      const content::Ally* ally = graph_.ally_of(version);
      if (ally == nullptr) continue;
      return refused(phrase("`{}` is an entry of the source `{}`, where this project does not write",
                            graph_.get(version).file, ally->name),
                     phrase("rename it in its own project, in `{}`", ally->path));
    }
    return {};
  }

  Step check_name() {
    const content::Model& model = graph_.model();
    new_collection_ = model.find(request_.collection);
    if (new_collection_ == nullptr) {
      const auto near = nearest(request_.collection, model.names());
      return refused(phrase("there is no collection `{}`", request_.collection),
                     near ? phrase("did you mean `{}`?", *near)
                          : phrase("the collections are {}", quoted_list(model.names(), phrase("and"), 50)));
    }
    if (!content::is_slug(request_.name)) {
      const std::string better = slugified(request_.name);
      return refused(phrase("`{}` cannot be the name of an entry", request_.name),
                     better.empty() ? phrase("use lower-case letters, digits and `-`") : phrase("write `{}`", better));
    }
    if (!changes_collection() && request_.name == old_.name)
      return refused(phrase("`{}` has that name already", old_.name), phrase("give another name"));
    if (old_collection_.name == content::kPagesCollection && is_home())
      return refused(phrase("`{}` is the home page, which goes by this name", old_.path),
                     phrase("make another page, and leave this one as it is"));
    const EntryId there = graph_.find(new_collection_->id, request_.name);
    if (there.valid())
      return refused(phrase("`{}` exists already", graph_.get(there).file),
                     phrase("choose another name, or rename that entry first"));
    return {};
  }

  /// Its address is that of the collection itself.
  [[nodiscard]] bool is_home() const {
    return !site::entry_path(old_collection_, old_).ends_with('/' + old_.slug + '/');
  }

  /// `content/good-practices/de-hef.en.md` under the new name.
  [[nodiscard]] std::string new_path(const Entry& entry) const {
    const std::string_view ending = file_name(entry.path).substr(entry.name.size());
    return fmt::format("content/{}/{}{}", new_collection_->name, request_.name, ending);
  }

  Step plan_moves() {
    for (const EntryId version : graph_.translations(request_.entry)) {
      const Entry& entry = graph_.get(version);
      const std::string path = new_path(entry);
      moved_.files.emplace(content::below_content(entry.path), content::below_content(path));
      renaming_.changes.moves.push_back({entry.path, path});
      const std::string old_address = site::entry_path(old_collection_, entry);
      const std::string new_address = address_of(entry);
      if (old_address == new_address) continue;
      addresses_.emplace(old_address, new_address);
      renaming_.addresses.emplace_back(old_address, new_address);
    }
    const std::string folder = fmt::format("content/{}/{}", old_collection_.name, old_.name);
    const auto kind = files_.kind(joined_path(root_, folder));
    if (!kind) return failed(kind.error());
    if (*kind != FileKind::Directory) return {};
    const std::string new_folder = fmt::format("content/{}/{}", new_collection_->name, request_.name);
    moved_.folder = content::below_content(folder);
    moved_.new_folder = content::below_content(new_folder);
    renaming_.changes.moves.push_back({folder, new_folder});
    return {};
  }

  /// Where a version of the entry will be: an entry with a `slug` keeps it.
  [[nodiscard]] std::string address_of(const Entry& version) const {
    Entry renamed;
    renamed.language = version.language;
    renamed.name = request_.name;
    renamed.slug = version.slug_span.valid() ? version.slug : request_.name;
    return site::entry_path(*new_collection_, renamed);
  }

  Step edit_references() {
    for (const content::Use& use : content::uses_of(graph_, *project_.sources, request_.entry)) {
      if (use.kind != content::Use::Kind::Reference) continue;
      if (changes_collection()) {
        return refused(
            phrase("`{}` refers to it by the field `{}`, which names entries of `{}`", graph_.get(use.from).file,
                   use.field, old_collection_.name),
            phrase("`bondgenoot refs {}/{}` lists all of them; take them out first", old_collection_.name, old_.name));
      }
      edit(use.span, request_.name);
      ++renaming_.references;
    }
    if (auto derived = check_derived(); !derived) return derived;
    edit_menus();
    return {};
  }

  /// `follows` in `_collection.yaml` may go by the name of an entry.
  Step check_derived() const {
    for (const Collection& collection : graph_.model().collections) {
      for (const content::Field& field : collection.fields) {
        if (!field.follows) continue;
        const content::Field* source = collection.find_field(field.follows->field);
        if (source == nullptr || source->target != old_collection_.id) continue;
        if (std::ranges::find(field.follows->map, old_.name, [](const auto& row) { return row.first; }) ==
            field.follows->map.end())
          continue;
        return refused(
            phrase("the field `{}` of `{}` follows from the name `{}`", field.name, collection.name, old_.name),
            phrase("change it in `content/{}/_collection.yaml` first", collection.name));
      }
    }
    return {};
  }

  void edit_menus() {
    const auto edit_items = [&](const std::vector<site::NavigationItem>& items) {
      for (const site::NavigationItem& item : items) {
        const EntryId page = item.page.empty() ? EntryId{} : site::find_page(graph_, item.page);
        if (!page.valid() || !content::same_entry(graph_, page, request_.entry)) continue;
        edit(content::without_quotes(item.span, *project_.sources),
             fmt::format("{}/{}.md", new_collection_->name, request_.name));
        ++renaming_.references;
      }
    };
    edit_items(project_.config.navigation);
    for (const site::NavigationGroup& group : project_.config.footer) edit_items(group.items);
    edit_items(project_.config.pages);
  }

  Step edit_texts() {
    renaming_.links = rewrite_links(graph_, *project_.sources, moved_, addresses_, edits_);
    for (const EntryId version : graph_.translations(request_.entry)) {
      const Entry& entry = graph_.get(version);
      const Source& source = project_.sources->get(entry.source);
      const std::string old_address = site::entry_path(old_collection_, entry);
      const std::string new_address = address_of(entry);
      if (changes_collection()) add_edits(content::absolute_alias_edits(source, entry, new_address));
      if (old_address != new_address) add_edits(content::alias_edits(source, entry, old_address, new_address));
    }
    return {};
  }

  void edit(Span span, std::string text) { edits_[span.source].push_back({span, std::move(text)}); }
  void add_edits(std::vector<TextEdit> edits) {
    for (TextEdit& one : edits) edit(one.span, std::move(one.replacement));
  }

  Step make_rewrites() {
    for (auto& [id, edits] : edits_) {
      const Source& source = project_.sources->get(id);
      for (const content::Ally& ally : graph_.gathering().allies) {
        if (!source.path.starts_with(ally.path + '/')) continue;
        return refused(phrase("`{}`, of the source `{}`, names the entry too, and is not this project's to change",
                              source.path, ally.name),
                       phrase("change it there first, or keep the name"));
      }
      auto text = edited_text(source, std::move(edits));
      if (!text)
        return refused(phrase("`{}` names the entry in a way that cannot be changed by itself", source.path),
                       phrase("write the name there in full, and try again"));
      renaming_.changes.rewrites.push_back({source.path, source.text, std::move(*text)});
    }
    std::ranges::sort(renaming_.changes.rewrites, {}, &FileRewrite::path);
    return {};
  }

  /// What is reached by a symlink may be written elsewhere too, and what has the new name is somebody's.
  Step check_files() {
    const auto root = files_.canonical(root_.empty() ? "/" : root_);
    if (!root) return failed(root.error());
    const auto check_plain = [&](const std::string& path) -> Step {
      const auto real = files_.canonical(joined_path(root_, path));
      if (!real) return failed(real.error());
      if (*real == joined_path(*root, path)) return {};
      return refused(phrase("`{}` is reached by a symlink", path), phrase("rename what the symlink leads to"));
    };
    for (const FileRewrite& rewrite : renaming_.changes.rewrites) {
      if (auto plain = check_plain(rewrite.path); !plain) return plain;
    }
    for (const FileMove& move : renaming_.changes.moves) {
      if (auto plain = check_plain(move.from); !plain) return plain;
      const auto kind = files_.kind(joined_path(root_, move.to));
      if (!kind) return failed(kind.error());
      if (*kind != FileKind::Missing)
        return refused(phrase("`{}` exists already", move.to), phrase("choose another name"));
    }
    return {};
  }

  const FileSystem& files_;
  const std::string& root_;
  const Project& project_;
  const content::Graph& graph_;
  const RenameRequest& request_;
  const Entry& old_;
  const Collection& old_collection_;
  const Collection* new_collection_ = nullptr;
  MovedFiles moved_;
  MovedAddresses addresses_;
  TextEdits edits_;
  Renaming renaming_;
};

}  // namespace

std::expected<Renaming, RenameRefusal> plan_renaming(const FileSystem& files, const std::string& root,
                                                     const Project& project, const RenameRequest& request) {
  return Renamer(files, root, project, request).run();
}

std::expected<BuiltSite, IoError> build_with_changes(const FileSystem& files, const BuildOptions& options,
                                                     const FileChanges& changes, ThreadPool& pool) {
  OverlayFileSystem changed(files);
  for (const FileRewrite& rewrite : changes.rewrites) {
    if (auto done = changed.write(joined_path(options.root, rewrite.path), rewrite.after); !done)
      return std::unexpected(done.error());
  }
  for (const FileMove& move : changes.moves) {
    if (auto done = changed.rename(joined_path(options.root, move.from), joined_path(options.root, move.to)); !done)
      return std::unexpected(done.error());
  }
  Trace trace;
  return build_site(changed, options, pool, trace);
}

}  // namespace bondgenoot::build
