#include "build/page_cache.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "build/cache_folder.h"
#include "site/exports.h"
#include "support/packing.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kPages = ".cache/pages";
constexpr std::string_view kSeal = "bondgenoot-pages 3";

void parts_of_dates(auto& archive, auto& dates) {
  const auto moment = [](auto& to, auto& seconds) { to.number(seconds); };
  archive.optional(dates.added, moment);
  archive.optional(dates.changed, moment);
}

void parts_of_reads(auto& archive, auto& reads) {
  archive.list(reads.texts, [](auto& to, auto& entry) { to.number(entry.value); });
  archive.list(reads.neighbours, [](auto& to, auto& neighbours) {
    to.number(neighbours.entry.value);
    to.hash(neighbours.answer);
  });
  archive.flag(reads.last_changed);
  archive.flag(reads.everything);
}

void add_target(std::string& key, const markdown::Target& target) {
  key += static_cast<char>('a' + static_cast<int>(target.kind));
  key += target.written;
  key += '\n';
}

// Where links and images of a body lead. All that pages know of it by other ways than its text follows from that.
Hash128 outward_of(const markdown::Document& body) {
  std::string key;
  for (const markdown::Link& link : body.links) add_target(key, link.target);
  key += '\n';
  for (const markdown::Image& image : body.images) add_target(key, image.target);
  return hash_bytes(key);
}

// As it is written.
Hash128 front_of(const Source& source, const content::Entry& entry) {
  return hash_bytes(source.view({source.id, 0, entry.front_matter.valid() ? entry.front_matter.end : 0}));
}

}  // namespace

PageCache::PageCache(const FileSystem& disk, const RecordingFileSystem& seen, std::string root, std::string output,
                     const Hash128& asked)
    : disk_(disk), seen_(seen), root_(std::move(root)), output_(std::move(output)), records_(disk, output_) {
  now_.asked = asked;
}

void PageCache::parts_of_record(auto& archive, auto& record) {
  archive.hash(record.asked);
  archive.hash(record.frame);
  archive.hash(record.figures);
  archive.list(record.entries, [](auto& to, auto& entry) {
    to.text(entry.file);
    to.hash(entry.text);
    to.hash(entry.front);
    to.hash(entry.outward);
    parts_of_dates(to, entry.dates);
    to.flag(entry.has_moment);
  });
  archive.optional(record.linked,
                   [](auto& to, auto& linked) { to.list(linked, [](auto& one, auto& path) { one.text(path); }); });
  archive.list(record.pages, [](auto& to, auto& page) {
    parts_of_file(to, page.file);
    parts_of_reads(to, page.reads);
  });
  archive.list(record.records, [](auto& to, auto& known) {
    parts_of_file(to, known.file);
    to.list(known.places, [](auto& one, auto& place) {
      one.number(place.entry.value);
      one.number(place.begin);
      one.number(place.size);
    });
  });
}

std::optional<PageCache::Record> PageCache::read_record() const {
  const auto text = disk_.read(joined_path(root_, kPages), kLargestCachedFile);
  const auto body = text ? unsealed(kSeal, *text) : std::nullopt;
  if (!body) return std::nullopt;
  Record record;
  Unpacker archive(*body, SpanSources{});
  parts_of_record(archive, record);
  return archive.done() ? std::optional(std::move(record)) : std::nullopt;
}

// What the pages are made of now.
void PageCache::describe(const PreparedSite& site, std::string_view figures, ThreadPool& pool) {
  const content::EntryList& entries = site.project.graph.entries();
  const site::Config& config = site.project.config;
  const site::Exports exports{.graph = site.project.graph,
                              .plan = *site.plan,
                              .config = config,
                              .language = config.language,
                              .messages = site.project.messages.at(config.language),
                              .dates = site.dated.dates,
                              .today = site.today};
  const SourceMap& sources = *site.project.sources;
  const bool is_comparable = before_ && before_->asked == now_.asked;
  now_.entries.resize(entries.size());
  pool.parallel_for(entries.size(), [&](std::size_t i) {
    const content::Entry& entry = entries[i];
    const Hash128 text = sources.hash(entry.source);
    const KnownEntry* then = is_comparable && i < before_->entries.size() ? &before_->entries[i] : nullptr;
    const bool is_same = then != nullptr && then->file == entry.file && then->text == text;
    now_.entries[i] = {.file = entry.file,
                       .text = text,
                       .front = is_same ? then->front : front_of(sources.get(entry.source), entry),
                       .outward = outward_of(entry.body),
                       .dates = site.dated.dates[i],
                       .has_moment = site::moment_of(exports, {static_cast<std::uint32_t>(i)}).has_value()};
  });
  std::unordered_set<std::string> places;
  for (const KnownEntry& entry : now_.entries) places.insert(joined_path(root_, entry.file));
  Hasher frame;
  const auto seen = seen_.observations();
  is_torn_ = !seen;
  if (is_torn_) return;
  for (const Observation& one : *seen) {
    if (one.asked.question == Question::Read && places.contains(one.asked.path)) continue;
    frame.add(std::to_string(static_cast<int>(one.asked.question)) + ' ' + std::to_string(one.asked.limit) + ' ' +
              std::to_string(one.asked.path.size()) + ' ');
    frame.add(one.asked.path);
    frame.add(one.answer.hex());
  }
  now_.frame = frame.hash();
  now_.figures = hash_bytes(figures);
}

// Why all pages are to be rendered; empty when not.
std::string PageCache::compare() {
  if (!before_ || is_torn_) return phrase("nothing is kept of them");
  if (before_->asked != now_.asked) return phrase("the program, the options or the day are others");
  if (before_->frame != now_.frame || before_->entries.size() != now_.entries.size())
    return phrase("something else than the text of an entry has changed");
  changed_.assign(now_.entries.size(), false);
  for (std::size_t i = 0; i < now_.entries.size(); ++i) {
    const KnownEntry& then = before_->entries[i];
    const KnownEntry& now = now_.entries[i];
    if (then.file != now.file || then.has_moment != now.has_moment)
      return phrase("something else than the text of an entry has changed");
    const bool other_days = then.dates.added != now.dates.added || then.dates.changed != now.dates.changed;
    any_dates_changed_ = any_dates_changed_ || other_days;
    changed_[i] = other_days || then.text != now.text;
    if (then.text == now.text) continue;
    if (then.front != now.front) return phrase("the front matter of `{}` has changed", now.file);
    if (then.outward != now.outward) return phrase("what `{}` leads to has changed", now.file);
  }
  if (before_->figures != now_.figures) return phrase("the figures of the site have changed");
  return {};
}

void PageCache::read() { before_ = read_record(); }

void PageCache::begin(const PreparedSite& site, std::string_view figures, const site::Likeness& likeness,
                      ThreadPool& pool) {
  plan_ = site.plan.get();
  likeness_ = &likeness;
  made_.resize(plan_->pages.size());
  is_reused_.resize(made_.size());
  describe(site, figures, pool);
  reason_ = compare();
  if (!reason_.empty()) return before_.reset();
  // A record shows texts of the entry itself and of its translations, and of others what their front matter says.
  const content::Graph& graph = site.project.graph;
  records_.start(std::move(before_->records), [this, &graph](content::EntryId entry) {
    return std::ranges::none_of(graph.translations(entry), [&](content::EntryId one) { return changed_[one.value]; });
  });
}

bool PageCache::is_as_it_was(const site::Reads& reads) const {
  if (reads.everything || (reads.last_changed && any_dates_changed_)) return false;
  const auto is_same_text = [&](content::EntryId entry) {
    return entry.value < changed_.size() && !changed_[entry.value];
  };
  const auto is_same_answer = [&](const site::Reads::Neighbours& neighbours) {
    return neighbours.entry.value < changed_.size() &&
           site::hash_of(likeness_->near(neighbours.entry, site::kNeighboursShown)) == neighbours.answer;
  };
  return std::ranges::all_of(reads.texts, is_same_text) && std::ranges::all_of(reads.neighbours, is_same_answer);
}

const PageCache::KnownPage* PageCache::find(std::size_t page) const {
  if (!before_) return nullptr;
  const std::string& path = plan_->pages[page].output;
  const auto known = std::ranges::lower_bound(before_->pages, path, {}, &KnownPage::path);
  return known == before_->pages.end() || known->path() != path ? nullptr : &*known;
}

std::optional<MadeFile> PageCache::reuse(std::size_t page) {
  const KnownPage* known = find(page);
  if (known == nullptr || !is_as_it_was(known->reads)) return std::nullopt;
  MadeFile file = known->file;
  if (!is_as_made(disk_, output_, file)) return std::nullopt;
  made_[page] = *known;
  is_reused_[page] = 1;
  reused_.fetch_add(1, std::memory_order_relaxed);
  return file;
}

void PageCache::note(std::size_t page, site::Reads reads, std::string_view html) {
  made_[page] = KnownPage{.file = made_of(plan_->pages[page].output, html), .reads = std::move(reads)};
}

std::vector<std::size_t> PageCache::pages_that(bool are_reused) const {
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < is_reused_.size(); ++i)
    if ((is_reused_[i] != 0) == are_reused) pages.push_back(i);
  return pages;
}

std::optional<std::string> PageCache::published(std::size_t page) const {
  const KnownPage* known = find(page);
  return known == nullptr ? std::nullopt : read_made(disk_, output_, known->file);
}

const std::vector<std::string>& PageCache::linked_files() const {
  static const std::vector<std::string> kNone;
  return before_ && before_->linked ? *before_->linked : kNone;
}

bool PageCache::has_all_linked(const std::vector<MadeFile>& files) const {
  return before_ && before_->linked && std::ranges::all_of(*before_->linked, [&](const std::string& path) {
           return std::ranges::binary_search(files, path, {}, &MadeFile::path);
         });
}

std::expected<void, IoError> PageCache::keep(FileSystem& files, const std::vector<MadeFile>& made,
                                             const std::optional<std::vector<std::string>>& linked_files) {
  if (plan_ == nullptr || is_torn_) return {};
  Record record = now_;
  record.linked = linked_files;
  for (const std::optional<KnownPage>& page : made_)
    if (page) record.pages.push_back(*page);
  std::ranges::sort(record.pages, {}, &KnownPage::path);
  record.records = records_.take(made);
  auto file = made.begin();
  for (KnownPage& page : record.pages) {
    file = std::ranges::lower_bound(file, made.end(), page.path(), {}, &MadeFile::path);
    if (file != made.end() && file->path == page.path()) page.file.stamp = file->stamp;
  }
  Packer archive(SpanSources{});
  parts_of_record(archive, record);
  if (auto folder = make_cache_folder(files, root_); !folder) return folder;
  return replace_cached_file(files, joined_path(root_, kPages), sealed(kSeal, archive.take()));
}

}  // namespace bondgenoot::build
