// A file of an entry: front matter, fields by their model, the text.
#include "content/entry_parser.h"
#include "content/front_matter.h"
#include "fuzz/demands.h"
#include "fuzz/model.h"
#include "fuzz/targets.h"
#include "markdown/html_renderer.h"

namespace bondgenoot::fuzz {

void entries(std::string_view bytes) {
  SourceMap sources = sources_of_model();
  const Source& source = sources.get(sources.add("content/dingen/x.md", std::string(bytes)));
  const auto parts = content::split_front_matter(source);
  demand(!parts.value.found || parts.value.yaml.end <= parts.value.body.begin, "the body comes after the front matter");
  const auto parsed =
      content::parse_entry(source, collection(), {.language = "nl", .languages = {"nl", "en"}, .markdown = {}});
  demand_sayable(parsed.diagnostics, sources);
  demand_sayable(parsed.value.missing, sources);
  const content::Entry& entry = parsed.value.entry;
  demand(entry.fields.size() == collection().fields.size(), "there is a value for each field");
  const std::string html = markdown::render_html(entry.body, {});
  demand(problem_of_html(html).empty(), problem_of_html(html), html);
}

}  // namespace bondgenoot::fuzz
