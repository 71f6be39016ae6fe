// In which language a person is spoken to.
//
// In:  the arguments, the environment, the project's site.yaml. Out: a Language. Owns nothing. Threads: one.
#pragma once

#include "support/phrase.h"

namespace bondgenoot::cli {

/// The first that names a language spoken here: `--lang`; the locale, which is the first of LC_ALL, LC_MESSAGES and
/// LANG that is not empty; `language` in the site.yaml of the project the command is about; English. A locale `C` or
/// `POSIX` names none, so that on a machine that builds unattended an editor reads the project's language.
///
/// It looks for itself, before options are parsed, because what is said about wrong options needs a language too.
[[nodiscard]] Language choose_language(int argc, char** argv);

}  // namespace bondgenoot::cli
