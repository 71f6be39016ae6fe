# shellcheck shell=bash
# The sites that the browser tests and the screenshots look at: build/sites/NAME, built by the released program from this
# repository's own content, and the handbook. Sourced after setup.sh.

# Builds those that are older than the program or anything they are made of.
make_sites() {
  need build
  compile release
  make_site default                                   # As it is published: below a path.
  make_site root --base-url https://alliantie.example/
  make_site amsterdam --theme amsterdam
  step 'Building build/sites/handbook'
  scripts/handbook --quiet
}

# make_site NAME [OPTION...]
make_site() {
  local name=$1 stamp=build/sites/$1.done
  shift
  if [[ -f $stamp && -z $(find build/release/bondgenoot content templates themes src/client -newer "$stamp" -print -quit) ]]; then
    return 0
  fi
  step "Building build/sites/$name"
  build/release/bondgenoot build --strict -o "build/sites/$name" "$@"
  touch "$stamp"
}
