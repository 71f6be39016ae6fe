#include "serve/live_site.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "build/compiled_templates.h"
#include "build/output_tree.h"
#include "build/picture_maker.h"
#include "build/renderer.h"
#include "build/search_index.h"
#include "build/share_maker.h"
#include "site/glossary.h"
#include "site/likeness.h"
#include "support/phrase.h"
#include "support/thread_pool.h"

namespace bondgenoot::serve {
namespace {

using build::AnalysedTexts;
using build::PreparedSite;
using content::EntryId;

/// What was learned of all words, with the paths of the entries it was learned from. It outlives the state it was
/// learned in.
struct Learned {
  std::vector<AnalysedTexts> texts;  // Of each language; what is alike is found by those of the first.
  std::vector<std::string> paths;    // By document of the first.
  std::shared_ptr<const site::Likeness::Words> words;
};

// How much is kept of what was made: of pages that all states share, of one state's pages, of its pictures.
constexpr std::size_t kGoodPages = 8U << 20U;
constexpr std::size_t kRenderedPages = 32U << 20U;
constexpr std::size_t kMadePictures = 64U << 20U;

Unpublished find_unpublished(const PreparedSite& site, const Day& today) {
  Unpublished unpublished;
  const content::EntryList& entries = site.project.graph.entries();
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const content::Entry& entry = entries[i];
    if (!site.project.graph.is_published({i})) continue;
    if (entry.draft)
      unpublished.emplace(site.plan->entry_hrefs[i], phrase("draft"));
    else if (entry.publish_on && *entry.publish_on > today)
      unpublished.emplace(site.plan->entry_hrefs[i], phrase("from {}", entry.publish_on->iso()));
  }
  return unpublished;
}

std::string notice_of(const content::Entry& entry, const Day& today) {
  if (entry.draft) return phrase("Draft: this page is not on the site yet.");
  if (entry.publish_on && *entry.publish_on > today)
    return phrase("This page comes on the site on {}.", entry.publish_on->iso());
  return {};
}

}  // namespace

/// One file that a picture is made into.
struct PictureOnDemand {
  const site::Picture* picture;
  const site::PictureFile* file;
};

struct LiveSite::State {
  const FileSystem& file_system;
  std::shared_ptr<const PreparedSite> site;
  std::shared_ptr<const SourceMap> sources;  // The project's, and the templates of this state.
  Diagnostics all_said;
  build::BuildOptions options;
  site::Glossary glossary;
  std::shared_ptr<const build::CompiledTemplates> templates;
  std::unique_ptr<build::Renderer> renderer;
  std::vector<std::string> style_sheets;
  std::shared_ptr<const Unpublished> unpublished;  // States with one plan share it.
  std::unordered_map<std::string_view, PictureOnDemand> pictures;
  std::shared_ptr<KeptFiles> good_pages;  // As they last were without a mistake in a template. All states share them.
  KeptFiles rendered{kRenderedPages};
  KeptFiles made_pictures{kMadePictures};
  std::shared_ptr<const Learned> learned_before;

  std::mutex mutex;  // Guards what follows, and what is made but once; not the rendering of pages.
  std::once_flag share_once;
  std::unordered_map<std::string, site::SharePicture> share_pictures;  // By output.
  std::once_flag figures_once;
  std::once_flag learned_once;
  std::shared_ptr<const Learned> learned;
  std::once_flag likeness_once;
  std::optional<site::Likeness> likeness;
  std::once_flag index_once;
  build::OutputTree index;
  std::once_flag beside_once;
  build::OutputTree beside;

  State(const FileSystem& disk, std::shared_ptr<const PreparedSite> prepared,
        std::shared_ptr<const SourceMap> known_sources, build::BuildOptions build_options)
      : file_system(disk),
        site(std::move(prepared)),
        sources(std::move(known_sources)),
        all_said(site->project.diagnostics),
        options(std::move(build_options)),
        glossary(site->project.graph) {}

  [[nodiscard]] const Learned& learn(std::size_t jobs) {
    std::call_once(learned_once, [&] {
      ThreadPool pool(jobs);
      Diagnostics said;
      auto fresh = std::make_shared<Learned>();
      fresh->texts = build::analyse_texts(site->project, nullptr, pool, said);
      const AnalysedTexts& own = fresh->texts.front();
      const site::Likeness alike(site->project.graph, own.documents.entries, own.index.postings);
      fresh->words = alike.words();
      for (const EntryId id : own.documents.entries) fresh->paths.push_back(site->project.graph.get(id).path);
      const std::scoped_lock lock(mutex);
      learned = std::move(fresh);
    });
    return *learned;
  }

  [[nodiscard]] std::shared_ptr<const Learned> latest_learned() {
    const std::scoped_lock lock(mutex);
    return learned ? learned : learned_before;
  }

  [[nodiscard]] const site::Likeness* alike() {
    std::call_once(likeness_once, [&] {
      std::shared_ptr<const Learned> known = learned_before;
      if (!known) {
        static_cast<void>(learn(options.jobs));
        known = learned;
      }
      std::unordered_map<std::string_view, EntryId> ids;
      const content::EntryList& entries = site->project.graph.entries();
      for (std::uint32_t i = 0; i < entries.size(); ++i) ids.emplace(entries[i].path, EntryId{i});
      std::vector<EntryId> documents;
      documents.reserve(known->paths.size());
      for (const std::string& path : known->paths) {
        const auto found = ids.find(path);
        documents.push_back(found == ids.end() ? EntryId{} : found->second);
      }
      likeness.emplace(site->project.graph, documents, known->words);
    });
    return &*likeness;
  }

  [[nodiscard]] Found render(const site::Page& page) {
    std::call_once(figures_once, [&] {
      Diagnostics said;
      static_cast<void>(renderer->render_figures(said));
    });
    auto html = renderer->render_page(page);
    if (!html.diagnostics.has_errors()) {
      Found found{.kind = Found::Kind::Page};
      found.version = page_version(html.value, style_sheets);
      found.bytes = std::make_shared<const std::string>(mark_links(std::move(html.value), *unpublished));
      if (page.entry.valid()) found.notice = notice_of(site->project.graph.get(page.entry), options.today);
      good_pages->keep(page.output, found);
      return found;
    }
    html.diagnostics.sort(*sources);
    Found found{.kind = Found::Kind::Page};
    if (auto last = good_pages->find(page.output)) found = std::move(*last);
    found.problems = std::make_shared<const Diagnostics>(std::move(html.diagnostics));
    return found;
  }

  [[nodiscard]] Found page(const site::Page& page) {
    if (auto known = rendered.find(page.output)) return std::move(*known);
    Found found = render(page);
    rendered.keep(page.output, found);
    return found;
  }

  [[nodiscard]] Found asset(const std::string& output) const {
    const std::vector<site::OutputFile>& files = site->assets->value.files;
    const auto found = std::ranges::lower_bound(files, output, {}, &site::OutputFile::output);
    if (found == files.end() || found->output != output) return {};
    return {.kind = Found::Kind::File, .bytes = {site->assets, &found->bytes}};
  }

  // Made when a page first shows it, which takes a moment for a photo that no build has made yet.
  [[nodiscard]] Found picture(const PictureOnDemand& wanted) {
    if (auto known = made_pictures.find(wanted.file->output)) return std::move(*known);
    auto bytes = build::make_picture(file_system, options.root, *wanted.picture, wanted.file->target);
    if (!bytes) return {};
    Found found{.kind = Found::Kind::File, .bytes = std::make_shared<const std::string>(std::move(*bytes))};
    made_pictures.keep(wanted.file->output, found);
    return found;
  }

  // What nobody looks at on a page: drawn each time it is asked for.
  [[nodiscard]] Found share_picture(const std::string& output) {
    const auto& share = site->assets->value.share;
    if (!share) return {};
    std::call_once(share_once, [&] {
      for (site::SharePicture& picture : build::share_pictures(*share, site->project, *site->plan))
        share_pictures.emplace(picture.output, std::move(picture));
    });
    const auto wanted = share_pictures.find(output);
    if (wanted == share_pictures.end()) return {};
    auto bytes = build::make_share_picture(file_system, options.root, *share, wanted->second);
    if (!bytes) return {};
    return {.kind = Found::Kind::File, .bytes = std::make_shared<const std::string>(std::move(*bytes))};
  }

  [[nodiscard]] static Found file_in(const build::OutputTree& tree, const std::string& output) {
    const auto found = tree.files.find(output);
    if (found == tree.files.end()) return {};
    return {.kind = Found::Kind::File, .bytes = std::make_shared<const std::string>(found->second)};
  }

  [[nodiscard]] Found search_file(const std::string& output) {
    std::call_once(index_once, [&] {
      const Learned& known = learn(options.jobs);
      ThreadPool pool(options.jobs);
      Diagnostics said;
      build::TreeOutput made(index);
      build::add_search_index(made, known.texts, *renderer, pool, said);
    });
    return file_in(index, output);
  }

  [[nodiscard]] Found file_beside(const std::string& output) {
    std::call_once(beside_once, [&] {
      build::TreeOutput made(beside);
      for (const site::FileMaker& make : build::accompanying_file_makers(*site)) make(made);
    });
    return file_in(beside, output);
  }
};

LiveSite::LiveSite(std::unique_ptr<State> state) : state_(std::move(state)) {}
LiveSite::~LiveSite() = default;

std::expected<std::shared_ptr<const LiveSite>, IoError> LiveSite::make(
    const FileSystem& files, std::shared_ptr<const build::PreparedSite> prepared,
    std::shared_ptr<const SourceMap> sources, const build::BuildOptions& options, const LiveSite* before) {
  auto state = std::make_unique<State>(files, std::move(prepared), std::move(sources), options);
  State& made = *state;
  const State* last = before == nullptr ? nullptr : before->state_.get();
  auto texts = build::read_templates(files, made.site->project.theme);
  if (!texts) return std::unexpected(texts.error());
  auto layouts = build::layouts_of(*made.site->plan);
  if (last != nullptr && last->templates->are(*texts, layouts)) {
    made.templates = last->templates;
  } else {
    auto own = std::make_shared<SourceMap>(made.sources->empty_copy());  // They outlive the other texts of this state.
    made.templates =
        std::make_shared<const build::CompiledTemplates>(std::move(*texts), std::move(layouts), std::move(own));
  }
  if (!made.sources->has_all_of(made.templates->sources())) {
    auto joined = std::make_shared<SourceMap>(*made.sources);
    joined->join(made.templates->sources());
    made.sources = std::move(joined);
  }
  made.all_said.append(made.templates->diagnostics());
  made.all_said.sort(*made.sources);
  made.renderer = std::make_unique<build::Renderer>(
      *made.site,
      build::Findings{.likeness = [&made] { return made.alike(); },
                      .glossary = &made.glossary,
                      .terms =
                          [&made](EntryId id) {
                            return made.glossary.empty() ? std::vector<site::TermUse>{} : made.glossary.uses(id);
                          },
                      .dates = &made.site->dated.dates},
      options, made.templates);
  for (const auto& [name, output] : made.site->assets->value.by_name) {
    if (name.ends_with(".css")) made.style_sheets.push_back(output);
  }
  for (const auto& [asset, picture] : made.site->assets->value.pictures) {
    if (!picture.is_made()) continue;
    made.pictures.emplace(picture.own.output, PictureOnDemand{.picture = &picture, .file = &picture.own});
    for (const site::PictureFile& file : picture.shown)
      made.pictures.emplace(file.output, PictureOnDemand{.picture = &picture, .file = &file});
  }
  const bool same_plan = last != nullptr && last->site->plan == made.site->plan;
  made.unpublished =
      same_plan ? last->unpublished : std::make_shared<const Unpublished>(find_unpublished(*made.site, options.today));
  made.good_pages = last == nullptr ? std::make_shared<KeptFiles>(kGoodPages) : last->good_pages;
  if (last != nullptr) made.learned_before = before->state_->latest_learned();
  return std::shared_ptr<const LiveSite>(new LiveSite(std::move(state)));
}

Found LiveSite::find(const std::string& output) const {
  const site::Plan& plan = *state_->site->plan;
  if (const site::Page* page = plan.find_page(output)) return state_->page(*page);
  if (const site::Redirect* redirect = plan.find_redirect(output))
    return {.kind = Found::Kind::Redirect, .target = redirect->target};
  if (Found asset = state_->asset(output); asset.kind != Found::Kind::Missing) return asset;
  if (const auto picture = state_->pictures.find(output); picture != state_->pictures.end())
    return state_->picture(picture->second);
  if (output.starts_with("assets/share/")) {
    if (Found file = state_->share_picture(output); file.kind != Found::Kind::Missing) return file;
  }
  if (output.starts_with("search/")) {
    if (Found file = state_->search_file(output); file.kind != Found::Kind::Missing) return file;
  }
  return state_->file_beside(output);
}

const build::Project& LiveSite::project() const { return state_->site->project; }

const Diagnostics& LiveSite::diagnostics() const { return state_->all_said; }

const std::shared_ptr<const SourceMap>& LiveSite::sources() const { return state_->sources; }

void LiveSite::warm() const { static_cast<void>(state_->alike()); }

void LiveSite::learn() const { static_cast<void>(state_->learn(1)); }

}  // namespace bondgenoot::serve
