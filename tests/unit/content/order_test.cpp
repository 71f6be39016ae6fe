#include "content/order.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

TEST_CASE("texts sort as a reader expects", "[content][order]") {
  const std::vector<std::string> sorted = {"",           "2GetThere",  "10 jaar",   "AD",       "één",
                                           "een twee",   "Eendracht",  "‘s Avonds", "School 2", "School 10",
                                           "school-10b", "schoolbord", "Ümit",      "zo'n dag"};
  std::vector<std::string> shuffled = sorted;
  std::ranges::reverse(shuffled);
  std::ranges::sort(shuffled, {}, [](const std::string& text) { return sort_key(text); });
  CHECK(shuffled == sorted);
}

TEST_CASE("a sort key drops what does not count and keeps numbers in order", "[content][order]") {
  CHECK(sort_key("De Hef") == "de hef");
  CHECK(sort_key("  «De»  Hef! ") == "de hef");
  CHECK(sort_key("klas 2") < sort_key("klas 10"));
  CHECK(sort_key("klas 002") == sort_key("klas 2"));
  CHECK(sort_key("0") < sort_key("1"));
  CHECK(sort_key("000") == sort_key("0"));
  CHECK(sort_key("2017") < sort_key("2018"));
  CHECK(sort_key("99999999999") < sort_key("a"));
  CHECK(sort_key("").empty());
}

TEST_CASE("the letter of a text is the one that it sorts by", "[content][order]") {
  CHECK(initial("De Hef") == "D");
  CHECK(initial("école") == "E");
  CHECK(initial("'s Heeren Loo") == "S");
  CHECK(initial(" «IJssel»") == "I");
  CHECK(initial("10 jaar") == "1");
  CHECK(initial("Ælfric") == "A");
  CHECK(initial("Жизнь") == "Ж");
  CHECK(initial("?!").empty());
  CHECK(initial("\xff").empty());
}

// A collection of one field, `value`, after `title`.
Collection collection_with(FieldType type, bool descending) {
  Collection collection;
  collection.id = CollectionId{0};
  collection.name = "things";
  collection.order_field = "value";
  collection.descending = descending;
  collection.fields.resize(2);
  collection.fields[0].name = "title";
  collection.fields[1].name = "value";
  collection.fields[1].type = type;
  return collection;
}

struct Made {
  std::string name;
  std::string title;
  FieldValue::Data value;
};

std::string order_of(const Collection& collection, const std::vector<Made>& made) {
  std::vector<Entry> entries;
  std::vector<EntryId> ids;
  for (const Made& one : made) {
    Entry entry;
    entry.collection = collection.id;
    entry.name = one.name;
    entry.fields.resize(2);
    entry.fields[0].data = one.title;
    entry.fields[1].data = one.value;
    ids.push_back(EntryId{static_cast<std::uint32_t>(entries.size())});
    entries.push_back(std::move(entry));
  }
  sort_entries(ids, EntryList(entries), collection);
  std::string out;
  for (const EntryId id : ids) out += entries[id.value].name;
  return out;
}

Date date(const char* text) { return *parse_date(text); }

TEST_CASE("entries sort by the field of their collection, missing ones last in both directions", "[content][order]") {
  const FieldValue::Data none;
  struct Row {
    FieldType type;
    std::vector<Made> made;
    std::string ascending;
    std::string descending;
  };
  const Row rows[] = {
      {FieldType::Date,
       {{"a", "", date("2017-02")},
        {"b", "", date("2016")},
        {"c", "", none},
        {"d", "", date("2017")},
        {"e", "", date("2017-01-01")}},
       "bdeac",
       "aedbc"},
      {FieldType::Number, {{"a", "", 10.0}, {"b", "", 9.5}, {"c", "", none}, {"d", "", -1.0}}, "dbac", "abdc"},
      {FieldType::Text,
       {{"a", "", std::string("klas 10")},
        {"b", "", std::string("Klas 2")},
        {"c", "", none},
        {"d", "", std::string("ébène")}},
       "dbac",
       "abdc"},
      {FieldType::Choice, {{"a", "", ChoiceValue{2}}, {"b", "", ChoiceValue{0}}, {"c", "", none}}, "bac", "abc"},
      {FieldType::Boolean, {{"a", "", true}, {"b", "", false}, {"c", "", none}}, "bac", "abc"},
      {FieldType::Reference,
       {{"a", "", ReferenceValue{.target = "z"}}, {"b", "", ReferenceValue{.target = "y"}}, {"c", "", none}},
       "bac",
       "abc"},
  };
  for (const Row& row : rows) {
    INFO(name_of(row.type));
    CHECK(order_of(collection_with(row.type, false), row.made) == row.ascending);
    CHECK(order_of(collection_with(row.type, true), row.made) == row.descending);
  }
}

TEST_CASE("equals sort by title, then by name, in both directions alike", "[content][order]") {
  const std::vector<Made> made = {{"d", "Alpha", 1.0},
                                  {"c", "beta", 1.0},
                                  {"b", "Álpha", 1.0},
                                  {"a", "Gamma", FieldValue::Data{}},
                                  {"e", "gamma", FieldValue::Data{}}};
  CHECK(order_of(collection_with(FieldType::Number, false), made) == "bdcae");
  CHECK(order_of(collection_with(FieldType::Number, true), made) == "bdcae");
}

TEST_CASE("a collection without an order sorts by file name, and a list by its first value", "[content][order]") {
  Collection collection = collection_with(FieldType::Number, false);
  collection.order_field.clear();
  CHECK(order_of(collection, {{"b", "a", 1.0}, {"a", "b", 2.0}, {"c", "", 0.0}}) == "abc");
  collection.descending = true;
  CHECK(order_of(collection, {{"b", "a", 1.0}, {"a", "b", 2.0}, {"c", "", 0.0}}) == "cba");
  ListValue one;
  one.items.push_back({.data = 1.0, .span = {}});
  ListValue two;
  two.items.push_back({.data = 2.0, .span = {}});
  CHECK(order_of(collection_with(FieldType::List, true), {{"a", "", one}, {"b", "", two}, {"c", "", ListValue{}}}) ==
        "bac");
}

}  // namespace
}  // namespace bondgenoot::content
