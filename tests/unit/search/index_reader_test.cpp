// The files of an index as they are read: whole ones give what is in them, all others are refused.
#include "search/index_reader.h"

#include <functional>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "search/byte_reader.h"
#include "support/gzip.h"
#include "unit/search/index_bytes.h"

namespace bondgenoot::search {
namespace {

MadeIndex made() {
  return {.titles = {"één", "twee", "drie"},
          .families = {{{"twee", "tweede"}, {{0, 3}, {1, 15}}}, {{"één", "zeven"}, {{0, 9}}}, {{"𐐀"}, {{2, 1}}}},
          .facets = {{.name = "one", .values = {"a", "b"}, .apart = false, .of = {{0}, {1}, {}}},
                     {.name = "many", .values = {"c", "d"}, .apart = true, .of = {{0, 1}, {}, {1}}}},
          .ranks = {{"title", {2, 1, 0}}}};
}

Root made_root() { return *read_root(root_bytes(made())); }

/// A kind of file: its bytes, and whether a reader takes some.
struct Kind {
  std::string name;
  std::string bytes;
  std::function<bool(std::string_view)> is_read;
};

std::vector<Kind> kinds() {
  const MadeIndex index = made();
  const Root root = made_root();
  return {
      {"terms", terms_bytes(index, 0), [root](auto bytes) { return read_terms(bytes, root).has_value(); }},
      {"lexicon", lexicon_bytes(index), [root](auto bytes) { return read_lexicon(bytes, root).has_value(); }},
      {"column", column_bytes(index.facets[1]), [root](auto bytes) { return read_column(bytes, root, 1).has_value(); }},
      {"ranks", head('s') + number_stream({2, 1, 0}),
       [root](auto bytes) { return read_ranks(bytes, root).has_value(); }},
      {"pack", pack_bytes(index, 1), [root](auto bytes) { return read_pack(bytes, root, 1).has_value(); }},
  };
}

}  // namespace

TEST_CASE("a terms file gives forms, families, documents and impacts", "[search][reader]") {
  const auto terms = read_terms(terms_bytes(made(), 0), made_root());
  REQUIRE(terms);
  CHECK(terms->forms == std::vector<std::string>{"twee", "tweede", "zeven", "één", "𐐀"});
  CHECK(terms->families == std::vector<std::uint32_t>{0, 0, 1, 1, 2});
  CHECK(terms->begins == std::vector<std::uint32_t>{0, 2, 3, 4});
  CHECK(terms->documents == std::vector<std::uint32_t>{0, 1, 0, 2});
  CHECK(terms->impacts == std::vector<std::uint8_t>{3, 15, 9, 1});
  CHECK(terms->find("tweede") == 1);
  CHECK_FALSE(terms->find("tweed"));
}

TEST_CASE("the other files give what is in them", "[search][reader]") {
  const MadeIndex index = made();
  const Root root = made_root();
  CHECK(read_lexicon(lexicon_bytes(index), root)->documents == std::vector<std::uint32_t>{2, 2, 1, 1, 1});
  for (std::uint32_t facet = 0; facet < 2; ++facet) {
    const auto column = read_column(column_bytes(index.facets[facet]), root, facet);
    REQUIRE(column);
    CHECK(column->values == index.facets[facet].values);
    for (std::uint32_t i = 0; i < 3; ++i) CHECK(column->of(i) == index.facets[facet].of[i]);
  }
  CHECK(*read_ranks(head('s') + number_stream({2, 1, 0}), root) == std::vector<std::uint32_t>{2, 1, 0});
  CHECK(*read_pack(pack_bytes(index, 1), root, 1)->front().find("t")->get<std::string>() == "drie");
}

TEST_CASE("an index of no documents is read", "[search][reader]") {
  const MadeIndex none;
  const auto root = read_root(root_bytes(none));
  REQUIRE(root);
  CHECK(read_terms(terms_bytes(none, 0), *root)->forms.empty());
  CHECK(read_lexicon(lexicon_bytes(none), *root)->forms.empty());
}

TEST_CASE("a file that is cut off anywhere, or goes on, is refused", "[search][reader]") {
  for (const Kind& kind : kinds()) {
    INFO(kind.name);
    REQUIRE(kind.is_read(kind.bytes));
    for (std::size_t length = 0; length < kind.bytes.size(); ++length) {
      INFO("cut at " << length);
      CHECK_FALSE(kind.is_read(std::string_view(kind.bytes).substr(0, length)));
    }
    CHECK_FALSE(kind.is_read(kind.bytes + '!'));
  }
}

TEST_CASE("a file of another kind or version is refused", "[search][reader]") {
  for (const Kind& kind : kinds()) {
    for (const Kind& other : kinds()) CHECK(kind.is_read(other.bytes) == (kind.name == other.name));
    std::string later = kind.bytes;
    later[3] = 3;
    CHECK_FALSE(kind.is_read(later));
  }
}

TEST_CASE("a changed byte gives a refusal or numbers within their limits", "[search][reader]") {
  const Root root = made_root();
  for (const Kind& kind : kinds()) {
    for (std::size_t place = 0; place < kind.bytes.size(); ++place) {
      for (unsigned flip = 1; flip < 256; ++flip) {
        std::string bytes = kind.bytes;
        bytes[place] = static_cast<char>(static_cast<unsigned char>(bytes[place]) ^ flip);
        static_cast<void>(kind.is_read(bytes));
        if (kind.name != "terms") continue;
        const auto terms = read_terms(bytes, root);
        if (!terms) continue;
        for (const std::uint32_t document : terms->documents) REQUIRE(document < 3);
        for (const std::uint32_t family : terms->families) REQUIRE(family + 1 < terms->begins.size());
        REQUIRE(terms->begins.back() == terms->impacts.size());
      }
    }
  }
}

TEST_CASE("huge numbers take no memory", "[search][reader]") {
  const Root root = made_root();
  const std::string huge = varint(UINT32_MAX);
  const std::string nothing = number_stream({});
  const std::string one = varint(1) + varint(1) + number_stream({0}) + number_stream({1}) + stream("a");
  CHECK_FALSE(read_terms(head('t') + huge + huge, root));
  CHECK_FALSE(read_terms(head('t') + huge + varint(0) + nothing + nothing + stream(""), root));
  CHECK_FALSE(read_terms(head('t') + varint(1) + varint(1) + number_stream({0}) + number_stream({UINT32_MAX}), root));
  CHECK_FALSE(read_terms(
      head('t') + one + number_stream({0}) + number_stream({UINT32_MAX}) + number_stream({0}) + stream("\x01"), root));
  CHECK_FALSE(read_terms(
      head('t') + one + number_stream({0}) + number_stream({1}) + number_stream({UINT32_MAX}) + stream("\x01"), root));
  CHECK(read_terms(head('t') + one + number_stream({0}) + number_stream({1}) + number_stream({2}) + stream("\x01"),
                   root));
  CHECK_FALSE(read_terms(head('t') + "\xff\xff\xff\xff\xff\xff", root));
  CHECK_FALSE(read_lexicon(head('l') + huge, root));
  const std::string column = head('c') + stream("");
  CHECK(read_column(column + number_stream({1, 1}) + number_stream({0, 0, 0}), root, 0));
  CHECK_FALSE(read_column(head('c') + huge, root, 0));
  CHECK_FALSE(read_column(column + number_stream({UINT32_MAX, 0}) + number_stream({0, 0, 0}), root, 0));
  CHECK_FALSE(read_column(column + number_stream({1, UINT32_MAX}) + number_stream({0, 0, 0}), root, 0));
  CHECK_FALSE(read_column(column + number_stream({1, 1}) + number_stream({0, 0, 1}), root, 0));
  CHECK_FALSE(read_column(column + number_stream({1, 1}) + number_stream({0, 0}), root, 0));
  CHECK_FALSE(read_column(head('c') + stream("[1]") + number_stream({0}) + number_stream({0, 0, 0}), root, 1));
  CHECK_FALSE(read_column(head('c') + stream(R"(["a"])") + number_stream({0}) + number_stream({0, 0, 0}), root, 0));
  CHECK_FALSE(read_ranks(head('s') + number_stream({UINT32_MAX, 0, 0}), root));
}

TEST_CASE("forms out of order, twice, empty, too long or in no UTF-8 are refused", "[search][reader]") {
  const Root root = made_root();
  const auto lexicon = [](const std::vector<std::string>& forms) {
    return head('l') + varint(static_cast<std::uint32_t>(forms.size())) + form_streams(forms) +
           number_stream(std::vector<std::uint32_t>(forms.size(), 1));
  };
  CHECK(read_lexicon(lexicon({"a", "b", "\uE000", "𐐀"}), root));
  CHECK_FALSE(read_lexicon(lexicon({"b", "a"}), root));
  CHECK_FALSE(read_lexicon(lexicon({"a", "a"}), root));
  CHECK_FALSE(read_lexicon(lexicon({""}), root));
  CHECK_FALSE(read_lexicon(lexicon({"\xff"}), root));
  CHECK_FALSE(read_lexicon(lexicon({"a", "a\xc3"}), root));
  CHECK_FALSE(read_lexicon(lexicon({std::string(300, 'a')}), root));
}

TEST_CASE("varints are below 2^32 and of at most five bytes", "[search][reader]") {
  for (const std::uint32_t value : {0U, 1U, 127U, 128U, 16'383U, 16'384U, UINT32_MAX}) {
    const std::string bytes = varint(value);
    ByteReader reader(bytes);
    CHECK(reader.varint() == value);
  }
  for (const std::string_view bytes : {"", "\x80", "\xff\xff\xff\xff\x10", "\x80\x80\x80\x80\x80\x01"}) {
    ByteReader reader(bytes);
    CHECK(reader.varint() == 0);
    CHECK_FALSE(reader.good());
  }
}

}  // namespace bondgenoot::search
