#include "site/template_functions.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "content/order.h"
#include "site/date_text.h"
#include "site/href_functions.h"
#include "site/language_functions.h"
#include "site/reads.h"
#include "site/report_view.h"
#include "site/tally.h"
#include "support/letter_case.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "templates/operators.h"
#include "templates/parameters.h"

namespace bondgenoot::site {
namespace {

using templates::Accepts;
using templates::Arguments;
using templates::BoundArguments;
using templates::CallContext;
using templates::eval_error;
using templates::EvalResult;
using templates::NamedValue;
using templates::Parameter;
using templates::Value;

using Function = EvalResult (*)(RenderState&, const BoundArguments&);

// Binds the arguments and finds the render's state, the same for all of them.
templates::Callable callable(std::string_view name, std::span<const Parameter> parameters, bool rest,
                             Function function) {
  return [=](CallContext& context, const Arguments& arguments) -> EvalResult {
    const auto bound = templates::bind({"function", name}, {.parameters = parameters, .rest = rest}, arguments);
    if (!bound) return std::unexpected(bound.error());
    return function(*static_cast<RenderState*>(context.host), *bound);
  };
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& names) {
  const auto near = nearest(written, names);
  return near ? phrase("did you mean `{}`?", *near) : std::string{};
}

template <typename Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

// ---- t -------------------------------------------------------------------------------------------------------------

constexpr std::array kTranslateParameters = {Parameter{"key", Accepts::Text, true}};
constexpr std::string_view kLanguageArgument = "language";

/// The language that is asked for by `language=`, else that of the page.
std::string language_asked(const RenderState& state, const BoundArguments& arguments) {
  for (const NamedValue& argument : arguments.rest().named) {
    if (argument.name == kLanguageArgument) return templates::to_text(argument.value);
  }
  return state.views->language();
}

EvalResult translate(RenderState& state, const BoundArguments& arguments) {
  const std::string_view key = arguments.text(0, {});
  const std::string language = language_asked(state, arguments);
  const Messages& messages = state.views->messages_in(language);
  const Message* message = messages.find(key);
  if (message == nullptr) {
    return eval_error(phrase("there are no interface words `{}` in `{}`", key, language),
                      did_you_mean(key, messages.keys()));
  }
  if (arguments.rest().named.empty()) return Value::borrowed(message->other);
  std::vector<std::pair<std::string, std::string>> fill;
  std::int64_t count = 0;
  const std::int64_t* n = nullptr;
  for (const NamedValue& argument : arguments.rest().named) {
    if (argument.name == kLanguageArgument) continue;
    if (argument.name == "n" && argument.value.is_integer()) {
      count = argument.value.as_integer();
      n = &count;
    } else {
      fill.emplace_back(argument.name, templates::to_text(argument.value));
    }
  }
  return Value::text(format_message(*message, language, n, fill));
}

/// All plural forms of the words, for scripts that count.
EvalResult translated_forms(RenderState& state, const BoundArguments& arguments) {
  const std::string_view key = arguments.text(0, {});
  const Messages& messages = state.views->messages();
  const Message* message = messages.find(key);
  if (message == nullptr) {
    return eval_error(phrase("there are no interface words `{}` in `{}`", key, state.views->language()),
                      did_you_mean(key, messages.keys()));
  }
  std::vector<templates::MapEntry> forms;
  for (const auto& [category, words] : message->plurals) forms.push_back(named(category, Value::borrowed(words)));
  if (forms.empty()) forms.push_back(named("other", Value::borrowed(message->other)));
  return Value::map(std::move(forms));
}

// ---- asset, icon ---------------------------------------------------------------------------------------------------

constexpr std::array kAssetParameters = {Parameter{"name", Accepts::Text, true}};

EvalResult asset(RenderState& state, const BoundArguments& arguments) {
  const std::string_view name = arguments.text(0, {});
  const SiteData& data = state.views->data();
  if (const std::string* output = data.assets.find(name)) return Value::text(data.config.base_path + *output);
  return eval_error(phrase("there is no asset `{}`", name), did_you_mean(name, keys_of(data.assets.by_name)));
}

constexpr std::array kIconParameters = {Parameter{"name", Accepts::Text, true}, Parameter{"class", Accepts::Text}};

EvalResult icon(RenderState& state, const BoundArguments& arguments) {
  const std::string_view name = arguments.text(0, {});
  const auto& icons = state.views->data().theme.icons;
  const auto found = icons.find(name);
  if (found == icons.end())
    return eval_error(phrase("the theme has no icon `{}`", name), did_you_mean(name, keys_of(icons)));
  state.icons.push_back(found->first);
  std::string html = "<svg class=\"icon";
  if (const std::string_view extra = arguments.text(1, {}); !extra.empty()) {
    html += ' ';
    append_html_escaped(html, extra);
  }
  html += "\" aria-hidden=\"true\"><use href=\"#i-";
  append_html_escaped(html, name);
  return Value::safe(html += "\"/></svg>");
}

EvalResult icon_sprite(RenderState& state, const BoundArguments&) {
  if (state.icons.empty()) return Value::safe("");
  std::vector<std::string_view> names = state.icons;
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  std::string html = "<svg class=\"sprite\" aria-hidden=\"true\">";
  for (const std::string_view name : names) {
    const Icon& symbol = state.views->data().theme.icons.find(name)->second;
    html += fmt::format("<symbol id=\"i-{}\" viewBox=\"{}\">{}</symbol>", html_escaped(name),
                        html_escaped(symbol.view_box), symbol.content);
  }
  return Value::safe(html += "</svg>");
}

// ---- number, date_text ---------------------------------------------------------------------------------------------

constexpr std::array kValueParameters = {Parameter{"value", Accepts::Value, true}};

// Thousands apart as the interface words say (`number.thousands`), decimals behind `number.decimal`.
EvalResult number(RenderState& state, const BoundArguments& arguments) {
  const Value& value = arguments[0];
  if (!value.is_integer() && !value.is_float())
    return eval_error(phrase("`number` takes a number, not {}", templates::kind_name(value)));
  const Messages& messages = state.views->messages();
  const Message* thousands = messages.find("number.thousands");
  const Message* decimal = messages.find("number.decimal");
  std::string digits = templates::to_text(value);
  std::string fraction;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    fraction = (decimal != nullptr ? decimal->other : ".") + digits.substr(point + 1);
    digits.resize(point);
  }
  constexpr std::size_t kGroup = 3;
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + kGroup;) {
    at -= kGroup;
    digits.insert(at, thousands != nullptr ? thousands->other : "");
  }
  return Value::text(digits + fraction);
}

EvalResult date_words(RenderState&, const BoundArguments& arguments) {
  const Value& value = arguments[0];
  const auto* date = value.is_object() ? dynamic_cast<const DateView*>(&value.as_object()) : nullptr;
  if (date == nullptr) return eval_error(phrase("`date_text` takes a date, not {}", templates::kind_name(value)));
  return date->attribute("text");
}

// ---- upper_first, lower_first, initial -----------------------------------------------------------------------------

constexpr std::array kTextParameters = {Parameter{"text", Accepts::Text, true}};

EvalResult with_upper_first(RenderState& state, const BoundArguments& arguments) {
  return Value::text(upper_first(arguments.text(0, {}), state.views->language()));
}

EvalResult with_lower_first(RenderState& state, const BoundArguments& arguments) {
  return Value::text(lower_first(arguments.text(0, {}), state.views->language()));
}

EvalResult initial_of(RenderState&, const BoundArguments& arguments) {
  return Value::text(content::initial(arguments.text(0, {})));
}

// ---- entry_of ------------------------------------------------------------------------------------------------------

constexpr std::array kEntryParameters = {Parameter{"collection", Accepts::Text, true},
                                         Parameter{"name", Accepts::Text, true}};

EvalResult entry_of(RenderState& state, const BoundArguments& arguments) {
  const content::Graph& graph = state.views->graph();
  const std::string_view name = arguments.text(0, {});
  const content::Collection* collection = graph.model().find(name);
  if (collection == nullptr) {
    return eval_error(phrase("there is no collection `{}`", name), did_you_mean(name, graph.model().names()));
  }
  const std::string_view entry_name = arguments.text(1, {});
  const content::EntryId any = graph.find(collection->id, entry_name);
  return any.valid() ? state.views->entry_value(state.views->shown(any)) : Value::none();
}

// ---- dead_link ------------------------------------------------------------------------------------------------------

EvalResult dead_link(RenderState& state, const BoundArguments& arguments) {
  const std::string href = templates::to_text(arguments[0]);
  const LinkRecord* dead = find_dead(state.views->data().config.links.get(), href);
  if (dead == nullptr) return Value::none();
  return Value::map({named("archive", dead->archive.empty() ? Value::none() : Value::text(dead->archive))});
}

// ---- content_report ------------------------------------------------------------------------------------------------

EvalResult content_report(RenderState& state, const BoundArguments&) {
  note_everything_read();
  const Views& views = *state.views;
  return report_value(views, make_report(views.graph(), views.data().config, views.data().today, views.language()));
}

}  // namespace

std::vector<TemplateFunction> template_functions() {
  return {
      {"t", callable("t", kTranslateParameters, true, translate)},
      {"t_forms", callable("t_forms", kTranslateParameters, false, translated_forms)},
      {"asset", callable("asset", kAssetParameters, false, asset)},
      {"icon", callable("icon", kIconParameters, false, icon)},
      {"icon_sprite", callable("icon_sprite", {}, false, icon_sprite), templates::Reads::Anything},
      {"initial", callable("initial", kTextParameters, false, initial_of)},
      {"upper_first", callable("upper_first", kTextParameters, false, with_upper_first)},
      {"lower_first", callable("lower_first", kTextParameters, false, with_lower_first)},
      {"number", callable("number", kValueParameters, false, number)},
      {"date_text", callable("date_text", kValueParameters, false, date_words)},
      {"content_report", callable("content_report", {}, false, content_report)},
      {"dead_link", callable("dead_link", kValueParameters, false, dead_link)},
      {"entry_of", callable("entry_of", kEntryParameters, false, entry_of)},
      {"href", callable("href", kHrefParameters, false, href)},
      {"absolute", callable("absolute", kHrefParameters, false, absolute)},
      {"lang_of", callable("lang_of", kLanguageParameters, false, lang_of)},
      {"language_of", callable("language_of", kLanguageParameters, false, language_of)},
      {"tally", callable("tally", kTallyParameters, false, tally)},
      {"facet_href", callable("facet_href", kFacetHrefParameters, false, facet_href)},
  };
}

}  // namespace bondgenoot::site
