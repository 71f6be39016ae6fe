#include "content/ally_models.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::content {
namespace {

bool is_alike(const Field& theirs, const Field& ours) {
  // What one field says in one value the other may say in a list of them: entries are read either way.
  return theirs.type == ours.type && theirs.to == ours.to;
}

std::string kind_of(const Field& field) {
  return field.to.empty() ? std::string(name_of(field.type)) : phrase("a reference to `{}`", field.to);
}

std::vector<std::string> names_of(const std::vector<Field>& fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

}  // namespace

void compare_models(const Collection& theirs, const Collection& ours, AllyNumber number, const Ally& ally,
                    IgnoredFields& ignored, Diagnostics& diagnostics) {
  if (!theirs.usable || !ours.usable) return;  // What is wrong with theirs is for them to hear; with ours, it is said.
  for (const Field& field : theirs.fields) {
    const Field* here = ours.find_field(field.name);
    if (here == nullptr) {
      ignored[{number, ours.name}].insert(field.name);
      const auto near = nearest(field.name, names_of(ours.fields));
      diagnostics
          .add(DiagnosticCode::UnknownSourceField, field.span,
               phrase("the source `{}` has a field `{}` in `{}` that this site does not have: it is left out",
                      ally.name, field.name, ours.name))
          .with_help(
              near ? phrase("did you mean `{}`? Otherwise add it to `content/{}/_collection.yaml`", *near, ours.name)
                   : phrase("add it to `content/{}/_collection.yaml` to show it here too", ours.name));
    } else if (!is_alike(field, *here)) {
      Diagnostic& said = diagnostics.add(DiagnosticCode::DifferentSourceField, field.span,
                                         phrase("the field `{}` of `{}` is {} in the source `{}` and {} here",
                                                field.name, ours.name, kind_of(field), ally.name, kind_of(*here)));
      if (here->span.valid()) said.with_note(here->span, phrase("it is declared here for this site"));
      said.with_help(phrase("declare it alike in both projects"));
    }
  }
}

}  // namespace bondgenoot::content
