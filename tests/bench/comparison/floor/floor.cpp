// The floor under any generator with these libraries: read each source, let yaml-cpp tell what is in its front matter,
// let cmark-gfm make HTML of its body, and write as many files of as many bytes as the site has. Nothing else.
//
// In:  CONTENT SIZES OUTPUT: a folder of sources, what `--sizes SITE SIZES` said of a finished site, a folder to make.
// Out: files of the right size, filled with what cmark-gfm made; the seconds of each step on standard output.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Text {
  std::string front_matter;
  std::string body;
};

struct Target {
  std::string path;
  std::size_t size;
};

// Counts what it is told, so that the work cannot be left out.
class Counter : public YAML::EventHandler {
 public:
  std::size_t events = 0;
  void OnDocumentStart(const YAML::Mark&) override { ++events; }
  void OnDocumentEnd() override { ++events; }
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++events; }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    ++events;
  }
  void OnSequenceEnd() override { ++events; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    ++events;
  }
  void OnMapEnd() override { ++events; }
};

[[noreturn]] void fail(const std::string& what) {
  std::cerr << "floor: " << what << '\n';
  std::exit(1);
}

std::vector<Text> read_sources(const std::filesystem::path& folder) {
  std::vector<Text> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
    std::string bytes(entry.file_size(), '\0');
    std::ifstream(entry.path(), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::size_t end = bytes.find("\n---\n", 3);
    if (!bytes.starts_with("---\n") || end == std::string::npos) fail("no front matter in " + entry.path().string());
    texts.push_back({bytes.substr(4, end - 3), bytes.substr(end + 5)});
  }
  return texts;
}

std::size_t read_front_matter(const std::vector<Text>& texts) {
  Counter counter;
  for (const Text& text : texts) {
    std::istringstream stream(text.front_matter);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(counter)) {
    }
  }
  return counter.events;
}

std::string render_bodies(const std::vector<Text>& texts) {
  cmark_gfm_core_extensions_ensure_registered();
  std::string all;
  for (const Text& text : texts) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, text.body.data(), text.body.size());
    cmark_node* document = cmark_parser_finish(parser);
    char* html = cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    if (all.size() < 4'000'000) all += html;
    std::free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
  }
  return all;
}

std::vector<Target> targets_of(const std::filesystem::path& site) {
  std::vector<Target> targets;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site)) {
    if (entry.is_regular_file())
      targets.push_back({std::filesystem::relative(entry.path(), site).string(), entry.file_size()});
  }
  return targets;
}

void write_files(const std::vector<Target>& targets, const std::string& output, std::string_view bytes) {
  std::string last;
  for (const Target& target : targets) {
    const std::string path = output + '/' + target.path;
    const std::string folder = path.substr(0, path.rfind('/'));
    if (folder != last) std::filesystem::create_directories(folder);
    last = folder;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) fail("cannot write " + path);
    for (std::size_t left = target.size; left > 0;) {
      const ssize_t written = ::write(file, bytes.data(), std::min(left, bytes.size()));
      if (written <= 0) fail("cannot write " + path);
      left -= static_cast<std::size_t>(written);
    }
    ::close(file);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) fail("usage: bondgenoot_floor CONTENT SIZES OUTPUT, or --sizes SITE SIZES");
  if (std::string_view(arguments[1]) == "--sizes") {
    std::ofstream sizes(arguments[3]);
    for (const Target& target : targets_of(arguments[2])) sizes << target.size << ' ' << target.path << '\n';
    return 0;
  }
  std::vector<Target> targets;
  std::ifstream sizes(arguments[2]);
  for (Target target; sizes >> target.size && std::getline(sizes >> std::ws, target.path);) targets.push_back(target);

  auto begin = Clock::now();
  const auto step = [&](const char* name) {
    const auto now = Clock::now();
    std::cout << name << ' ' << std::chrono::duration<double>(now - begin).count() << '\n';
    begin = now;
  };
  const std::vector<Text> texts = read_sources(arguments[1]);
  step("read");
  const std::size_t events = read_front_matter(texts);
  step("front-matter");
  const std::string html = render_bodies(texts);
  step("markdown");
  if (events == 0 || html.empty()) fail("nothing to do");
  write_files(targets, arguments[3], html);
  step("write");
  return 0;
}
