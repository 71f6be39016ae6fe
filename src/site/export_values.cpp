#include "site/export_values.h"

#include <string>

#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;
using content::Field;
using content::FieldType;
using content::FieldValue;

struct Export {
  const Exports& exports;
  EntryId id;
  const Field& field;
  ReferenceForm form;
  ValueSink& out;

  void write(const Field& of, const FieldValue& value) const {
    std::visit(Export{exports, id, of, form, out}, value.data);  // As deep as the model's groups: kFieldDepthLimit.
  }

  void write_reference(EntryId target) const {
    const content::Graph& graph = exports.graph;
    if (!target.valid() || !graph.is_published(target)) return;
    const content::Entry& entry = graph.get(target);
    if (form == ReferenceForm::Name) return out.text(entry.name);
    const content::Collection& collection = graph.collection_of(target);
    out.open('{');
    out.member("collection", collection.name);
    out.member("name", entry.name);
    out.member("title", entry.title(collection));
    out.member("href", absolute_href(exports.config, exports.plan.entry_hrefs[target.value]));
    out.close();
  }

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { out.text(text); }
  void operator()(double number) const { out.number(number); }
  void operator()(bool truth) const { out.truth(truth); }
  void operator()(const Date& date) const { out.text(date.edtf()); }
  void operator()(const content::ChoiceValue& choice) const { out.text(field.options[choice.option].value); }
  void operator()(const content::ReferenceValue& reference) const {
    write_reference(exports.graph.reference(id, reference.ordinal));
  }
  void operator()(const Boxed<content::ImageValue>& boxed) const {
    const content::ImageValue& image = *boxed;
    const std::string& asset = exports.graph.image_field(id, image.ordinal);
    if (asset.empty()) return;
    out.open('{');
    out.member("src", absolute_href(exports.config, href_of(exports.config, asset_path(exports.graph.model(), asset))));
    out.member("alt", image.alt);
    if (!image.credit.empty()) out.member("credit", image.credit);
    out.close();
  }
  void operator()(const content::AllValues&) const {
    out.open('[');
    if (field.type == FieldType::Reference) {
      for (const EntryId target : exports.graph.ordered(field.target)) write_reference(target);
    }
    for (const content::Option& option : field.options) out.text(option.value);
    out.close();
  }
  void operator()(const content::ListValue& list) const {
    const Field& inner = field.type == FieldType::List ? field.children.front() : field;
    out.open('[');
    for (const FieldValue& item : list.items) write(inner, item);
    out.close();
  }
  void operator()(const content::GroupValue& group) const {
    out.open('{');
    for (std::size_t i = 0; i < group.fields.size(); ++i) {
      out.key(field.children[i].name);
      write(field.children[i], group.fields[i]);
    }
    out.close();
  }
  void operator()(const content::MarkdownValue& text) const { out.text(plain_text(*text.document)); }
};

}  // namespace

void export_value(const Exports& exports, EntryId id, const Field& field, const FieldValue& value, ReferenceForm form,
                  ValueSink& out) {
  Export{exports, id, field, form, out}.write(field, value);
}

}  // namespace bondgenoot::site
