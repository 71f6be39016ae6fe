// The floor under any generator with these libraries: read each source, let libyaml tell what is in its front matter,
// let cmark-gfm make HTML of its body, and write as many files of as many bytes as the site has. Nothing else.
//
// In:  CONTENT SIZES OUTPUT: a folder of sources, what `--sizes SITE SIZES` said of a finished site, a folder to make.
// With `--yaml-cpp` before them yaml-cpp does what libyaml does, when the program was compiled with it.
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
#include <yaml.h>
#ifdef WITH_YAML_CPP
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>
#endif

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
  std::size_t events = 0;
  for (const Text& text : texts) {
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) fail("no memory");
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.front_matter.data()),
                                 text.front_matter.size());
    for (bool more = true; more; ++events) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser, &event) == 0) fail("this is not YAML:\n" + text.front_matter);
      more = event.type != YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
  }
  return events;
}

#ifdef WITH_YAML_CPP
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

std::size_t read_with_yaml_cpp(const std::vector<Text>& texts) {
  Counter counter;
  for (const Text& text : texts) {
    std::istringstream stream(text.front_matter);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(counter)) {
    }
  }
  return counter.events;
}
#else
std::size_t read_with_yaml_cpp(const std::vector<Text>&) { fail("compiled without yaml-cpp"); }
#endif

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
  const bool yaml_cpp = count > 1 && std::string_view(arguments[1]) == "--yaml-cpp";
  if (yaml_cpp) {
    ++arguments;
    --count;
  }
  if (count != 4) fail("usage: bondgenoot_floor [--yaml-cpp] CONTENT SIZES OUTPUT, or --sizes SITE SIZES");
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
  const std::size_t events = yaml_cpp ? read_with_yaml_cpp(texts) : read_front_matter(texts);
  step("front-matter");
  const std::string html = render_bodies(texts);
  step("markdown");
  if (events == 0 || html.empty()) fail("nothing to do");
  write_files(targets, arguments[3], html);
  step("write");
  return 0;
}
