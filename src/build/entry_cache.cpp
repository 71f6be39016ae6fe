#include "build/entry_cache.h"

#include <algorithm>
#include <bit>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "build/cache_folder.h"
#include "content/entry_packing.h"
#include "support/packing.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kEntries = ".cache/entries";
constexpr std::string_view kSeal = "bondgenoot-entries 2";
constexpr std::size_t kPerShard = 256;  // About a megabyte: what an edit of one of them writes.
constexpr std::size_t kMostShards = 256;

// Where the texts are of the entries at `place`.
std::string texts_of(const std::string& place) { return place + ".texts"; }

std::size_t shard_count(std::size_t entries) {
  return std::min(std::bit_ceil(std::max<std::size_t>(entries / kPerShard, 1)), kMostShards);
}

// A part of a key, with its length before it: no two lists of parts give one text.
void add_part(std::string& key, std::string_view part) { key += fmt::format("{}:{},", part.size(), part); }

void add_source(std::string& key, const SourceMap& sources, SourceId id) {
  add_part(key, sources.get(id).path);
  add_part(key, sources.get(id).text);
}

void add_options(std::string& key, const content::EntryParserOptions& options) {
  const markdown::ParseOptions& markdown = options.markdown;
  const markdown::Words& words = markdown.words;
  add_part(key, options.language);
  for (const auto* list : {&options.languages, &markdown.reserved_ids}) {
    add_part(key, std::to_string(list->size()));
    for (const std::string& item : *list) add_part(key, item);
  }
  for (const std::string& word : words.callouts) add_part(key, word);
  for (const std::string* text : {&markdown.language, &markdown.id_prefix, &words.permalink, &words.footnote,
                                  &words.footnotes, &words.footnote_back, &words.table, &words.video})
    add_part(key, *text);
  add_part(key, markdown.smart_punctuation ? "smart" : "plain");
}

// What every entry is made of beside its own text: the program and the language it speaks (what was said of an entry is
// kept too), the settings, and the model.
Hash128 frame_of(const Hash128& program, const Memory::KnownModel& known, const SourceMap& sources) {
  std::string key;
  add_part(key, program.hex());
  add_part(key, code_of(language()));
  add_options(key, known.options);
  add_part(key, known.has_pages ? "pages" : "none");
  for (const SourceId id : known.sources) add_source(key, sources, id);
  for (const auto& [where, fields] : known.ignored) {  // Of allies: what their models and ours differ in.
    add_part(key, std::to_string(where.first));
    add_part(key, where.second);
    for (const std::string& field : fields) add_part(key, field);
  }
  return hash_bytes(key);
}

Hash128 key_of(const content::DiscoveredEntry& entry, const Hash128& text) {
  std::string key;
  for (const std::string_view part : {std::string_view(entry.path), std::string_view(entry.collection)})
    add_part(key, part);
  add_part(key, std::to_string(entry.ally));
  add_part(key, text.hex());
  return hash_bytes(key);
}

content::EntryPlace place_in(const content::DiscoveredEntry& entry) {
  return {.path = entry.path, .ally = entry.ally, .ignored = nullptr};  // What is ignored is not in what is kept.
}

}  // namespace

std::string EntryCache::place_of(std::size_t shard) const {
  return joined_path(joined_path(root_, kEntries), fmt::format("{:02x}", shard));
}

// Which entry belongs where, and its key.
void EntryCache::sort_out(const Request& request, ThreadPool& pool) {
  std::vector<Hash128> keys(request.found.size());
  pool.parallel_for(keys.size(),
                    [&](std::size_t i) { keys[i] = key_of(request.found[i], request.sources.hash(request.ids[i])); });
  shards_.assign(shard_count(keys.size()), {});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const content::DiscoveredEntry& entry = request.found[i];
    const content::Collection* collection = request.known.model->find(entry.collection);
    if (collection == nullptr) continue;  // Its `_collection.yaml` could not be read: there is nothing to keep.
    shards_[hash_bytes(entry.file).low % shards_.size()].items.push_back(
        {.index = i, .file = entry.file, .key = keys[i], .parsed = {}, .collection = collection});
  }
}

void EntryCache::load_shard(std::size_t number, const Request& request, Parsed& loaded) {
  Shard& shard = shards_[number];
  const auto text = files_.read(place_of(number), kLargestCachedFile);
  const auto body = text ? unsealed(kSeal, *text) : std::nullopt;
  if (!body) return;
  Unpacker archive(*body, SpanSources{});
  Hash128 frame;
  archive.hash(frame);
  std::size_t count = 0;
  archive.number(count);
  if (!archive.good() || frame != frame_) return;
  const std::string texts_place = texts_of(place_of(number));
  if (files_.kind(texts_place).value_or(FileKind::Missing) != FileKind::File) return;
  shard.texts = std::make_shared<const KeptTexts>(files_, texts_place);
  std::unordered_map<std::string_view, const Item*> items;
  for (const Item& item : shard.items) items.emplace(item.file, &item);
  std::size_t known = 0;
  std::uint64_t offset = 0;  // In the texts.
  for (std::size_t i = 0; i < count && archive.good(); ++i) {
    const std::string_view file = archive.piece();
    Hash128 key;
    archive.hash(key);
    const std::string_view bytes = archive.piece();
    std::vector<KeptText> texts;
    archive.list(texts, [](Unpacker& from, KeptText& one) {
      from.number(one.size);
      from.hash(one.hash);
    });
    for (KeptText& one : texts) one.offset = std::exchange(offset, offset + one.size);
    const auto found = items.find(file);
    if (!archive.good() || found == items.end()) continue;
    const Item& item = *found->second;
    if (key != item.key) continue;
    ++known;
    if (bytes.empty()) continue;  // It cannot be kept.
    const SourceId id = request.ids[item.index];
    const auto pack_anew = [parse = request.parse_anew, index = item.index, id, collection = item.collection] {
      const auto packed = content::packed_entry(*(*parse)(index, id), {}, *collection);
      return packed ? packed->texts : std::vector<std::string>();
    };
    auto entry = content::unpacked_entry(bytes, id, request.sources.path(id), *item.collection,
                                         place_in(request.found[item.index]),
                                         std::make_shared<const EntryTexts>(shard.texts, std::move(texts), pack_anew));
    if (!entry) return;
    loaded[item.index] = {.source = id,
                          .entry = std::make_shared<const content::ParsedEntry>(std::move(entry->value)),
                          .diagnostics = std::move(entry->diagnostics)};
  }
  shard.is_current = archive.done() && known == count && known == shard.items.size();
}

EntryCache::Parsed EntryCache::load(const Request& request, ThreadPool& pool) {
  frame_ = frame_of(program_, request.known, request.sources);
  model_ = request.known.model;
  entries_ = request.found.size();
  sort_out(request, pool);
  Parsed loaded(request.found.size());
  pool.parallel_for(shards_.size(), [&](std::size_t number) { load_shard(number, request, loaded); });
  parsed_anew_.clear();
  for (std::size_t i = 0; i < loaded.size(); ++i)
    if (!loaded[i]) parsed_anew_.push_back(request.found[i].file);
  return loaded;
}

void EntryCache::note(const Parsed& parsed) {
  for (Shard& shard : shards_) {
    if (shard.is_current) continue;
    for (Item& item : shard.items) item.parsed = *parsed[item.index];
  }
}

// Its texts first, so that what names them never stands without them.
std::expected<void, IoError> EntryCache::keep_shard(FileSystem& files, std::size_t number) const {
  const Shard& shard = shards_[number];
  std::string texts;
  Packer items(SpanSources{});
  for (const Item& item : shard.items) {
    items.text(item.file);
    items.hash(item.key);
    const auto packed = content::packed_entry(*item.parsed.entry, item.parsed.diagnostics, *item.collection)
                            .value_or(content::PackedEntry());
    items.text(packed.bytes);
    items.list(packed.texts, [](Packer& to, const std::string& text) {
      to.number(text.size());
      to.hash(hash_bytes(text));
    });
    for (const std::string& text : packed.texts) texts += text;
  }
  Packer head(SpanSources{});
  head.hash(frame_);
  head.number(shard.items.size());
  const std::string place = place_of(number);
  if (auto kept = replace_cached_file(files, texts_of(place), texts); !kept) return kept;
  return replace_cached_file(files, place, sealed(kSeal, head.take() + items.take()));
}

std::expected<void, IoError> EntryCache::keep(FileSystem& files, ThreadPool& pool) const {
  const std::string folder = joined_path(root_, kEntries);
  if (auto made = make_cache_folder(files, root_); !made) return made;
  if (auto made = files.make_directories(folder); !made) return made;
  std::vector<std::expected<void, IoError>> kept(shards_.size());
  pool.parallel_for(shards_.size(), [&](std::size_t number) {
    const Shard& shard = shards_[number];
    if (!shard.is_current)
      kept[number] = keep_shard(files, number);
    else if (shard.texts->has_lost())
      kept[number] = files.remove(place_of(number));  // The next build makes all of it anew.
  });
  for (const auto& one : kept)
    if (!one) return one;
  const auto items = files.list(folder);
  if (!items) return std::unexpected(items.error());
  std::set<std::string> used;
  for (std::size_t number = 0; number < shards_.size(); ++number) {
    used.insert(place_of(number));
    used.insert(texts_of(place_of(number)));
  }
  for (const DirectoryEntry& item : *items) {  // Of a time with more entries, and what a killed build left.
    const std::string path = joined_path(folder, item.name);
    if (item.kind != FileKind::File || used.contains(path)) continue;
    if (auto removed = files.remove(path); !removed) return removed;
  }
  return {};
}

}  // namespace bondgenoot::build
