#include "serve/site_handler.h"

#include <utility>

#include <fmt/format.h>

#include "serve/client_files.h"
#include "serve/content_type.h"
#include "serve/host_check.h"
#include "serve/page_dress.h"
#include "site/config.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::serve {
namespace {

constexpr std::size_t kLongestPath = 4096;
constexpr std::string_view kNoVersion = "none";

Response text(int status, std::string words) {
  Response response{.status = status};
  response.body = std::make_shared<const std::string>(std::move(words) + '\n');
  return response;
}

Response html(int status, std::string page) {
  Response response{.status = status, .type = std::string(kHtmlType)};
  response.body = std::make_shared<const std::string>(std::move(page));
  return response;
}

// Found, not moved: the next build may put something else there.
Response redirect(std::string target) {
  Response response{.status = 302};
  response.body = std::make_shared<const std::string>();
  response.headers.emplace_back("Location", std::move(target));
  return response;
}

bool names(std::string_view list, std::string_view tag) {
  return list == "*" || list.find(tag) != std::string_view::npos;
}

// What the browser has already is not sent again.
Response with_tag(Response response, const Request& request) {
  if (!response.body || response.stream || response.status != 200) return response;
  std::string tag = fmt::format("\"{}\"", hash_bytes(*response.body).hex(16));
  const bool same = names(request.if_none_match, tag);
  response.headers.emplace_back("ETag", std::move(tag));
  if (same) {
    response.status = 304;
    response.body = nullptr;
  }
  return response;
}

// The last part of an address has a name like `picture.jpg`.
bool looks_like_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.find('.', slash == std::string_view::npos ? 0 : slash) != std::string_view::npos;
}

}  // namespace

Response SiteHandler::operator()(const Request& request) const {
  if (!is_own_host(request.host, options_.host)) {
    return text(403, phrase("This server answers only to its own address, not to `{}`.",
                            !find_invalid_utf8(request.host) ? request.host : std::string("?")));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    Response response = text(405, phrase("Only reading is possible here."));
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const bool readable = request.path.size() <= kLongestPath && request.path.starts_with('/') &&
                        request.path.find('\0') == std::string::npos && !find_invalid_utf8(request.path);
  Response response = !readable                            ? text(400, phrase("This is no address of a page."))
                      : request.path.starts_with(kOwnPath) ? own_file(request.path.substr(kOwnPath.size()))
                                                           : site_file(request, preview_.get());
  response = with_tag(std::move(response), request);
  response.headers.emplace_back("Cache-Control", response.stream || response.status >= 400 ? "no-store" : "no-cache");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  return response;
}

Response SiteHandler::own_file(std::string_view name) const {
  if (name == "events") {
    Response response{.type = "text/event-stream"};
    response.stream = events_.listen();
    return response.stream ? std::move(response) : text(503, phrase("Too many pages are open."));
  }
  const bool is_script = name == "live_reload.js";
  if (!is_script && name != "live_reload.css") return text(404, phrase("There is nothing here."));
  Response response{.type = std::string(content_type(name))};
  response.body = std::make_shared<const std::string>(is_script ? kLiveReloadScript : kLiveReloadStyle);
  return response;
}

Response SiteHandler::site_file(const Request& request, const Showing& showing) const {
  if (!showing.site) {
    if (!showing.problems) return text(503, phrase("The site is being made; try again in a moment."));
    return html(500, problems_page(*showing.problems, head_lines(kNoVersion)));
  }
  const std::string& base = showing.site->project().config.base_path;
  const std::string decoded_base = percent_decoded(base).value_or(base);
  if (!request.path.starts_with(decoded_base)) {
    if (request.path == "/" || request.path + '/' == decoded_base) return redirect(base + request.query);
    return html(404, message_page(phrase("There is nothing here."), phrase("The site begins at {}", base),
                                  head_lines(kNoVersion)));
  }
  const std::string below = request.path.substr(decoded_base.size());
  const bool is_folder = below.empty() || below.ends_with('/');
  const std::string output = is_folder ? below + "index.html" : below;
  Found found = showing.site->find(output);
  switch (found.kind) {
    case Found::Kind::Page:
      if (found.problems && !showing.problems && options_.on_problems)
        options_.on_problems(*found.problems, *showing.site->sources());
      return page(found, showing, output == "404.html" ? 404 : 200);
    case Found::Kind::File: {
      Response response{.type = std::string(content_type(output))};
      response.body = std::move(found.bytes);
      return response;
    }
    case Found::Kind::Redirect:
      return redirect(found.target + request.query);
    case Found::Kind::Missing:
      break;
  }
  if (!is_folder && !looks_like_file(below)) {
    const Found folder = showing.site->find(below + "/index.html");
    if (folder.kind != Found::Kind::Missing) return redirect(percent_encoded_path(request.path) + '/' + request.query);
  }
  return not_found(showing);
}

Response SiteHandler::page(const Found& found, const Showing& showing, int status) const {
  const Problems own = found.problems ? problems_of(*found.problems, *showing.site->sources()) : Problems{};
  const Problems* problems = showing.problems ? showing.problems.get() : own.empty() ? nullptr : &own;
  if (!found.bytes) return html(500, problems_page(*problems, head_lines(kNoVersion)));
  return html(status,
              dressed(*found.bytes, {.version = found.version,
                                     .notice = found.notice,
                                     .panel = problems == nullptr ? std::string{} : problems_panel(*problems)}));
}

Response SiteHandler::not_found(const Showing& showing) const {
  Found found = showing.site->find("404.html");
  if (found.kind == Found::Kind::Page) return page(found, showing, 404);
  return html(404, message_page(phrase("There is nothing here."), {}, head_lines(kNoVersion)));
}

}  // namespace bondgenoot::serve
