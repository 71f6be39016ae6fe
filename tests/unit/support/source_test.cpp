#include "support/source.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("a position counts lines and characters from one", "[support][source]") {
  SourceMap sources;
  const SourceId id = sources.add("a.md", "één\r\ntwee\n\n𝒳y");
  const Source& source = sources.get(id);
  struct Row {
    std::uint32_t offset;
    std::uint32_t line;
    std::uint32_t column;
  };
  const Row rows[] = {
      {0, 1, 1},  {2, 1, 2},               // After é, which is two bytes.
      {5, 1, 4},                           // The carriage return.
      {7, 2, 1},  {11, 2, 5},              // The line break itself.
      {12, 3, 1}, {13, 4, 1}, {17, 4, 2},  // After a letter of four bytes.
      {18, 4, 3},                          // The end of the text.
      {99, 4, 3},                          // Past it.
  };
  for (const Row& row : rows) {
    INFO("offset " << row.offset);
    const Position position = source.position(row.offset);
    CHECK(position.line == row.line);
    CHECK(position.column == row.column);
  }
}

TEST_CASE("a byte order mark is no column", "[support][source]") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("a.md", "\xEF\xBB\xBF---\ntitle"));
  CHECK(source.position(3).column == 1);
  CHECK(source.position(4).column == 2);
  CHECK(source.position(7).line == 2);
}

TEST_CASE("the line around an offset has no line break", "[support][source]") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("a.md", "een\r\ntwee\n\nvier"));
  struct Row {
    std::uint32_t offset;
    std::string_view line;
  };
  const Row rows[] = {{0, "een"}, {3, "een"},   {4, "een"},   {5, "twee"},   {9, "twee"},
                      {10, ""},   {11, "vier"}, {15, "vier"}, {4000, "vier"}};
  for (const Row& row : rows) {
    INFO("offset " << row.offset);
    CHECK(source.view(source.line_at(row.offset)) == row.line);
  }
  const Source& empty = sources.get(sources.add("leeg.md", ""));
  CHECK(empty.view(empty.line_at(0)).empty());
  CHECK(empty.position(0).line == 1);
}

TEST_CASE("a part of a span stays within it", "[support][source]") {
  const Span span{SourceId{0}, 10, 20};
  CHECK(span.part(2, 3) == Span{SourceId{0}, 12, 15});
  CHECK(span.part(2) == Span{SourceId{0}, 12, 20});
  CHECK(span.part(8, 100) == Span{SourceId{0}, 18, 20});
  CHECK(span.part(100, 100) == Span{SourceId{0}, 20, 20});
  CHECK(span.part(0, 0).size() == 0);
}

TEST_CASE("a view keeps within the text and an invalid span shows nothing", "[support][source]") {
  SourceMap sources;
  const SourceId first = sources.add("a", "alpha");
  const SourceId second = sources.add("b", "beta");
  CHECK(sources.size() == 2);
  CHECK(sources.view({first, 1, 3}) == "lp");
  CHECK(sources.view({second, 0, 4}) == "beta");
  CHECK(sources.view({second, 2, 400}) == "ta");
  CHECK(sources.view({second, 300, 400}).empty());
  CHECK(sources.view(Span{}).empty());
  CHECK_FALSE(Span{}.valid());
  CHECK(sources.get(second).whole() == Span{second, 0, 4});
}

TEST_CASE("a text does not move when others are added", "[support][source]") {
  SourceMap sources;
  const std::string_view view = sources.get(sources.add("a", "short")).text;
  for (int i = 0; i < 5000; ++i) static_cast<void>(sources.add("other", "text"));
  CHECK(sources.get(SourceId{0}).text.data() == view.data());
  CHECK(view == "short");
}

TEST_CASE("copies of a map give no id twice, so that one can be joined to another", "[support][source]") {
  SourceMap all;
  const SourceId one = all.add("one.md", "1");
  SourceMap apart = all.empty_copy();
  CHECK(apart.size() == 0);
  const SourceId two = apart.add("two.md", "2");
  const SourceId three = all.add("three.md", "3");
  CHECK(apart.get(two).text == "2");
  CHECK(all.get(two).text.empty());
  CHECK_FALSE(all.has_all_of(apart));
  all.join(apart);
  CHECK(all.has_all_of(apart));
  CHECK(all.size() == 3);
  CHECK(all.get(one).text == "1");
  CHECK(all.get(two).text == "2");
  CHECK(all.get(three).text == "3");
  CHECK(all.add("two.md", "2") == two);
}

TEST_CASE("a map lets go of what is not kept, and knows the last text of each path still", "[support][source]") {
  SourceMap map;
  const SourceId first = map.add("a.md", "first");
  const SourceMap before = map;
  const SourceId second = map.add("a.md", "second");
  const SourceId other = map.add("b.md", "other");
  CHECK(map.bytes() == 16);
  map.keep_only([](const Source& /*source*/, bool is_replaced) { return !is_replaced; });
  CHECK(map.size() == 2);
  CHECK(map.bytes() == 11);
  CHECK(map.get(first).text.empty());
  CHECK(map.get(second).text == "second");
  CHECK(map.get(other).text == "other");
  CHECK(before.get(first).text == "first");
  CHECK(map.add("a.md", "second") == second);
  const SourceId again = map.add("a.md", "first");
  CHECK(again != first);
  CHECK(map.get(again).text == "first");
}

TEST_CASE("a text is read when somebody looks at it, and not again", "[support][source]") {
  SourceMap sources;
  std::atomic<int> reads = 0;
  const SourceId id = sources.add_unread("a.md", hash_bytes("a text"), [&] {
    ++reads;
    return std::string("a text");
  });
  const SourceId other = sources.add("b.md", "other");
  CHECK(sources.path(id) == "a.md");
  CHECK(sources.hash(id) == hash_bytes("a text"));
  CHECK(sources.hash(other) == hash_bytes("other"));
  CHECK(sources.bytes() == 5);
  const SourceMap copy = sources;
  CHECK(reads == 0);
  CHECK(copy.view({id, 2, 6}) == "text");
  CHECK(sources.get(id).text == "a text");
  CHECK(&copy.get(id) == &sources.get(id));
  CHECK(reads == 1);
}

TEST_CASE("threads that look at a text at once see the same", "[support][source]") {
  SourceMap sources;
  for (int round = 0; round < 50; ++round) {
    const SourceId id = sources.add_unread("a.md", hash_bytes("a text"), [] { return std::string("a text"); });
    std::vector<const Source*> seen(4);
    {
      std::vector<std::jthread> threads;
      for (const Source*& one : seen) threads.emplace_back([&sources, &one, id] { one = &sources.get(id); });
    }
    CHECK(seen[0]->text == "a text");
    CHECK(seen == std::vector(4, &sources.get(id)));
  }
}

TEST_CASE("a text that is not what it was when somebody looks at it is shown as far as it goes", "[support][source]") {
  SourceMap sources;
  const SourceId id = sources.add_unread("a.md", hash_bytes("a long text"), [] { return std::string("a"); });
  CHECK(sources.view({id, 2, 6}).empty());
  CHECK(sources.get(id).position(6).line == 1);
  CHECK(sources.get(id).line_at(6).size() == 1);
  CHECK(sources.add("a.md", "a") == id);
  CHECK(sources.path({99}).empty());
  CHECK(sources.hash({99}) == hash_bytes(""));
}

}  // namespace
}  // namespace bondgenoot
