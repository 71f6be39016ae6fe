// The only file with fontconfig. Its functions are looked up by name, see letters.h.
#include "pictures/letters.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>

#include "support/opened_library.h"

namespace bondgenoot::pictures {
namespace {

/// The functions that are used, as fontconfig.h declares them.
struct Library {
  decltype(&::FcConfigCreate) config_create = nullptr;
  decltype(&::FcConfigAppFontAddFile) add_file = nullptr;
  decltype(&::FcConfigSetCurrent) set_current = nullptr;
  decltype(&::FcConfigGetFonts) get_fonts = nullptr;
  decltype(&::FcPatternGetString) get_string = nullptr;
  decltype(&::FcPatternGetCharSet) get_char_set = nullptr;
  decltype(&::FcCharSetHasChar) has_char = nullptr;
};

/// The fonts that were opened.
struct Letters {
  bool usable = false;
  std::string families;
  std::vector<const FcCharSet*> letters;
  Library library;
};

// The one that libvips loads as well, for it is asked for by the same name.
bool look_up(Library& library) {
  OpenedLibrary names("libfontconfig.so.1");
  names.find("FcConfigCreate", library.config_create);
  names.find("FcConfigAppFontAddFile", library.add_file);
  names.find("FcConfigSetCurrent", library.set_current);
  names.find("FcConfigGetFonts", library.get_fonts);
  names.find("FcPatternGetString", library.get_string);
  names.find("FcPatternGetCharSet", library.get_char_set);
  names.find("FcCharSetHasChar", library.has_char);
  return names.complete();
}

const FcChar8* bytes_of(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

// A configuration of our own has no folders, no other fonts and no rules: nothing of the machine's.
Letters open(const std::vector<std::string>& files) {
  Letters opened;
  Library& library = opened.library;
  if (!look_up(library)) return opened;
  FcConfig* config = library.config_create();
  for (const std::string& file : files) {
    if (library.add_file(config, bytes_of(file)) == FcFalse) return opened;
  }
  const FcFontSet* fonts = library.get_fonts(config, FcSetApplication);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    FcCharSet* letters = nullptr;
    if (library.get_string(fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch ||
        library.get_char_set(fonts->fonts[i], FC_CHARSET, 0, &letters) != FcResultMatch)
      return opened;
    if (!opened.families.empty()) opened.families += ',';
    opened.families += reinterpret_cast<const char*>(family);
    opened.letters.push_back(letters);
  }
  opened.usable = !opened.letters.empty() && library.set_current(config) != FcFalse;
  return opened;
}

Letters& the_letters(const std::vector<std::string>& files) {
  static Letters opened = open(files);  // Kept to the end of the program, as the library keeps it.
  return opened;
}

}  // namespace

bool open_letters(const std::vector<std::string>& files) { return the_letters(files).usable; }

const std::string& font_families() { return the_letters({}).families; }

bool has_letter(char32_t code_point) {
  const Letters& letters = the_letters({});
  return std::ranges::any_of(letters.letters, [&](const FcCharSet* each) {
    return letters.library.has_char(each, static_cast<FcChar32>(code_point)) != FcFalse;
  });
}

}  // namespace bondgenoot::pictures
