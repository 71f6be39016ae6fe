#include "serve/content_type.h"

#include <algorithm>
#include <utility>

#include "support/path.h"

namespace bondgenoot::serve {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".atom", "application/atom+xml; charset=utf-8"},
    {".avif", "image/avif"},
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".gif", "image/gif"},
    {".html", kHtmlType},
    {".ico", "image/x-icon"},
    {".ics", "text/calendar; charset=utf-8"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".mp3", "audio/mpeg"},
    {".mp4", "video/mp4"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".ttl", "text/turtle; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".vtt", "text/vtt; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".webm", "video/webm"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".webp", "image/webp"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".xml", "application/xml; charset=utf-8"},
    {".zip", "application/zip"},
};

}  // namespace

std::string_view content_type(std::string_view path) {
  if (file_name(path) == "CNAME") return "text/plain; charset=utf-8";
  const auto found = std::ranges::find(kTypes, extension(path), [](const auto& row) { return row.first; });
  return found == std::end(kTypes) ? "application/octet-stream" : found->second;
}

}  // namespace bondgenoot::serve
