#include "site/redirects.h"

#include <fmt/format.h>

#include "support/text.h"

namespace bondgenoot::site {
namespace {

// The title says where it leads, so the page needs no words of any language.
std::string redirect_html(const Redirect& redirect, const Config& config) {
  const std::string target = html_escaped(redirect.target);
  const std::string title = html_escaped(redirect.title);
  return fmt::format(
      "<!doctype html>\n"
      "<html lang=\"{0}\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n"
      "<meta http-equiv=\"refresh\" content=\"0; url={1}\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"canonical\" href=\"{2}{1}\">\n"
      "<title>{3}</title>\n"
      "</head>\n"
      "<body>\n"
      "<main><h1><a href=\"{1}\">{3}</a></h1></main>\n"
      "</body>\n"
      "</html>\n",
      html_escaped(redirect.language), target, html_escaped(config.origin), title);
}

}  // namespace

std::vector<OutputFile> redirect_pages(const Plan& plan, const Config& config) {
  std::vector<OutputFile> files;
  files.reserve(plan.redirects.size());
  for (const Redirect& redirect : plan.redirects) files.push_back({redirect.output, redirect_html(redirect, config)});
  return files;
}

}  // namespace bondgenoot::site
