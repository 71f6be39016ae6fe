#include "content/yaml_events.h"

#include <algorithm>
#include <new>
#include <utility>

#include <yaml.h>

#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

}  // namespace

struct YamlEvents::Library {
  Library() {
    if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  }
  ~Library() { yaml_parser_delete(&parser); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  yaml_parser_t parser{};
};

namespace {

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  [[nodiscard]] bool read(yaml_parser_t& parser) { return yaml_parser_parse(&parser, &event_) != 0; }
  [[nodiscard]] const yaml_event_t& operator*() const { return event_; }
  [[nodiscard]] const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

// Without its place; nothing for what only frames a document.
std::optional<YamlEvent> event_of(const yaml_event_t& event) {
  YamlEvent made;
  switch (event.type) {
    case YAML_SCALAR_EVENT: {
      const auto& scalar = event.data.scalar;
      made.kind = YamlEventKind::Scalar;
      made.anchor = text_of(scalar.anchor);
      made.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
      made.is_plain = scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nullptr;
      return made;
    }
    case YAML_ALIAS_EVENT:
      made.kind = YamlEventKind::Alias;
      made.anchor = text_of(event.data.alias.anchor);
      return made;
    case YAML_SEQUENCE_START_EVENT:
      made.kind = YamlEventKind::List;
      made.anchor = text_of(event.data.sequence_start.anchor);
      return made;
    case YAML_MAPPING_START_EVENT:
      made.kind = YamlEventKind::Map;
      made.anchor = text_of(event.data.mapping_start.anchor);
      return made;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return made;
    default:
      return std::nullopt;
  }
}

}  // namespace

YamlEvents::YamlEvents(std::string_view text) : text_(text), library_(std::make_unique<Library>()) {
  yaml_parser_t& parser = library_->parser;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

YamlEvents::~YamlEvents() = default;

std::size_t YamlEvents::offset(std::size_t characters) {
  while (characters_ < characters && bytes_ < text_.size()) {
    ++bytes_;
    while (bytes_ < text_.size() && is_continuation(text_[bytes_])) ++bytes_;
    ++characters_;
  }
  while (characters_ > characters && bytes_ > 0) {
    --bytes_;
    while (bytes_ > 0 && is_continuation(text_[bytes_])) --bytes_;
    --characters_;
  }
  return bytes_;
}

void YamlEvents::fail() {
  const yaml_parser_t& parser = library_->parser;
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  const std::string_view reason = parser.problem == nullptr ? "" : parser.problem;
  if (parser.error == YAML_READER_ERROR) {  // Bytes that are no text have no place in characters.
    failure_ = {.at = std::min(parser.problem_offset, text_.size()), .reason = reason};
    return;
  }
  // A key whose colon is missing is noticed where the next one begins.
  const bool is_key = parser.context != nullptr && std::string_view(parser.context) == "while scanning a simple key";
  failure_ = {.at = offset(is_key ? parser.context_mark.index : parser.problem_mark.index), .reason = reason};
}

std::optional<YamlEvent> YamlEvents::next() {
  for (;;) {
    Event event;
    if (!event.read(library_->parser)) {
      fail();
      return std::nullopt;
    }
    if (event->type == YAML_DOCUMENT_END_EVENT || event->type == YAML_STREAM_END_EVENT) return std::nullopt;
    if (auto made = event_of(*event)) {
      made->at = offset(event->start_mark.index);
      return made;
    }
  }
}

bool YamlEvents::has_more() {
  Event event;
  if (!event.read(library_->parser)) {
    fail();
    return true;
  }
  return event->type != YAML_STREAM_END_EVENT && event->type != YAML_NO_EVENT;
}

}  // namespace bondgenoot::content
