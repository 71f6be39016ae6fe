#include "fuzz/model.h"

#include <string>
#include <utility>
#include <vector>

#include "content/schema_parser.h"
#include "fuzz/demands.h"

namespace bondgenoot::fuzz {
namespace {

constexpr std::string_view kModel = R"(title: Dingen
path: /dingen/
fields:
  title: {type: text, required: true, max: 40, label: {nl: Titel, en: Title}}
  summary: {type: text, max: 200, label: {nl: Samenvatting, en: Summary}}
  intro: {type: markdown, max: 500}
  number: {type: number, min: 0, max: 1000, label: {nl: Aantal}}
  hidden: {type: boolean, default: false, label: {nl: Zonder namen}}
  date: {type: date, label: {nl: Datum}}
  kind: {type: choice, label: {nl: Soort}, options: {a: {nl: Aap}, "2": {nl: "Noot, of twee"}, no: {nl: nooit}}, requires: {a: [sources]}}
  kinds: {type: choice, many: true, all_values: alle, options: {a: {nl: Aap}, b: {nl: "Boom, roos en vis"}}}
  friend: {type: reference, to: dingen}
  friends: {type: reference, to: dingen, many: true, all_values: alle, label: {nl: Vrienden}}
  place: {type: text, private_when: hidden, label: {nl: Plaats}}
  url: {type: url}
  email: {type: email}
  image: {type: image, label: {nl: Beeld}}
  tags: {type: list, max: 3, of: {type: text, max: 20}}
  quote: {type: group, label: {nl: Citaat}, fields: {text: {type: text, required: true, label: {nl: Tekst}}, who: {type: text, label: {nl: Wie}}}}
  sources: {type: list, label: {nl: Bronnen}, of: {type: group, fields: {title: {type: text, required: true, label: {nl: Titel}}, date: {type: date, label: {nl: Datum}}, url: {type: url}}}}
)";

struct Made {
  SourceMap sources;
  content::Model model;
};

Made made() {
  Made made;
  const Source& source = made.sources.get(made.sources.add("content/dingen/_collection.yaml", std::string(kModel)));
  std::vector<content::Collection> collections;
  auto parsed = content::parse_collection(source, "dingen");
  demand(parsed.diagnostics.empty(), "the model is sound");
  collections.push_back(std::move(parsed.value));
  auto model = content::make_model(std::move(collections), made.sources);
  demand(model.diagnostics.empty(), "the model is sound");
  made.model = std::move(model.value);
  return made;
}

const Made& model() {
  static const Made kMade = made();
  return kMade;
}

}  // namespace

const content::Collection& collection() { return *model().model.find("dingen"); }

SourceMap sources_of_model() { return model().sources; }

const content::EntryNames& names() {
  static const content::EntryNames kNames = [] {
    content::EntryNames made;
    made.add("dingen", "de-hef", "De Hef");
    made.add("dingen", "twee", "Dubbel");
    made.add("dingen", "drie", "Dubbel");
    return made;
  }();
  return kNames;
}

}  // namespace bondgenoot::fuzz
