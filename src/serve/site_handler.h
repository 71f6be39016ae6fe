// Requests to answers: the whole of what an address means.
//
// In:  a request and what is shown at that moment. Out: a page, a file, a redirect, a stream, or why not.
// Owns nothing; preview and events outlive it. Threads: any.
//
// An address only ever names an output path to look up, so nothing outside the site can be asked for.
#pragma once

#include <functional>
#include <string>

#include "serve/event_stream.h"
#include "serve/http.h"
#include "serve/preview.h"

namespace bondgenoot::serve {

struct SiteHandlerOptions {
  std::string host;  ///< The name the server listens on.
  /// Told of each page that could not be rendered, every time it is asked for.
  std::function<void(const Diagnostics& problems, const SourceMap& sources)> on_problems = {};
};

class SiteHandler {
 public:
  SiteHandler(const Preview& preview, EventStream& events, SiteHandlerOptions options)
      : preview_(preview), events_(events), options_(std::move(options)) {}

  [[nodiscard]] Response operator()(const Request& request) const;

 private:
  [[nodiscard]] Response own_file(std::string_view name) const;
  [[nodiscard]] Response site_file(const Request& request, const Showing& showing) const;
  [[nodiscard]] Response page(const Found& found, const Showing& showing, int status) const;
  [[nodiscard]] Response not_found(const Showing& showing) const;

  const Preview& preview_;
  EventStream& events_;
  SiteHandlerOptions options_;
};

}  // namespace bondgenoot::serve
