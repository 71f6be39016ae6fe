#include "markdown/document_packing.h"

namespace bondgenoot::markdown {
namespace {

// Each names the parts of one value for either direction: with a Packer the value is const.

void parts_of_range(auto& archive, auto& range) {
  archive.number(range.begin);
  archive.number(range.end);
  archive.number(range.first_slot);
  archive.number(range.last_slot);
}

void parts_of_target(auto& archive, auto& target) {
  archive.number(target.kind);
  archive.text(target.written);
  archive.text(target.path);
  archive.text(target.query);
  archive.text(target.fragment);
}

void parts_of_html(auto& archive, auto& html) {
  archive.text(html.text);
  archive.list(html.slots, [](auto& to, auto& slot) {
    to.number(slot.offset);
    to.number(slot.index);
    to.number(slot.kind);
  });
}

void parts_of_sections(auto& archive, auto& sections) {
  archive.list(sections, [](auto& to, auto& section) {
    to.optional(section.heading, [](auto& inner, auto& heading) { inner.number(heading); });
    parts_of_range(to, section.html);
    parts_of_range(to, section.body);
    to.text(section.plain_text);
  });
}

void parts_of_headings(auto& archive, auto& headings) {
  archive.list(headings, [](auto& to, auto& heading) {
    to.number(heading.level);
    to.text(heading.id);
    to.text(heading.text);
    to.span(heading.span);
  });
}

void parts_of_links(auto& archive, auto& links) {
  archive.list(links, [](auto& to, auto& link) {
    parts_of_target(to, link.target);
    to.text(link.text);
    to.span(link.span);
    to.span(link.target_span);
  });
}

void parts_of_images(auto& archive, auto& images) {
  archive.list(images, [](auto& to, auto& image) {
    parts_of_target(to, image.target);
    to.text(image.alt);
    to.span(image.span);
    to.span(image.target_span);
  });
}

void parts_of_text(auto& archive, auto& text) {
  parts_of_html(archive, text.html);
  parts_of_range(archive, text.footnotes);
  parts_of_sections(archive, text.sections);
}

void parts_of_rest(auto& archive, auto& document) {
  parts_of_headings(archive, document.headings);
  parts_of_links(archive, document.links);
  parts_of_images(archive, document.images);
  archive.list(document.videos, [](auto& to, auto& video) {
    to.number(video.link);
    to.text(video.site);
  });
  archive.list(document.raw_html, [](auto& to, auto& span) { to.span(span); });
  archive.list(document.anchors, [](auto& to, auto& anchor) { to.text(anchor); });
  archive.text(document.summary);
  archive.number(document.words);
  archive.number(document.reading_minutes);
}

}  // namespace

void pack(Packer& archive, const Document& document) {
  parts_of_rest(archive, document);
  Packer text(SpanSources{});
  parts_of_text(text, *document.text);
  archive.apart(text.take());
}

void unpack(Unpacker& archive, Document& document) {
  parts_of_rest(archive, document);
  document.text = Late<DocumentText>::made_by([piece = archive.apart()] {
    const std::string bytes = piece.bytes();
    DocumentText text;
    Unpacker from(bytes, SpanSources{});
    parts_of_text(from, text);
    return from.done() ? text : DocumentText();
  });
}

}  // namespace bondgenoot::markdown
