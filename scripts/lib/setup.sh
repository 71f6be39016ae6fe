# shellcheck shell=bash
# What the scripts share: where the project is, what it needs from Debian, and how they speak. Sourced, never run.
#
# Packages are listed here and nowhere else. A script asks for a group with `need build`, and only what is missing is
# installed; when nothing is, nothing is said.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"
exec 3>&1  # Where steps are announced, also while the output of a part goes to its log.

package_group() {
  case $1 in
    build) echo g++ cmake ninja-build pkg-config git ca-certificates libfmt-dev libyaml-dev libcmark-gfm-dev \
      libcmark-gfm-extensions-dev libutf8proc-dev libxxhash-dev libstemmer-dev zlib1g-dev libdeflate-dev libcsv-dev \
      libgit2-dev nlohmann-json3-dev libcli11-dev libcpp-httplib-dev libvips-dev libexpat1-dev libcurl4-openssl-dev \
      fonts-inter fonts-dejavu-core ;;
    python) echo python3 python3-jinja2 python3-yaml python3-feedparser python3-icalendar python3-jsonschema python3-rdflib \
      python3-pil libxml2-utils ;;
    unit) echo catch2 ;;
    cache) echo ccache ;;
    fuzz) echo clang-19 libclang-rt-19-dev ;;
    package) echo dpkg-dev file man-db ;;
    lint) echo shellcheck ;;
    format) echo clang-format-19 ;;
    tidy) echo clang-tidy-19 ;;
    browser) echo chromium fonts-dejavu-core fonts-liberation poppler-utils ;;
    # Debian's npm brings some hundred packages along, so a Node.js that is already there will do.
    node) has_node || echo nodejs npm ;;
    java) has_java || echo default-jre-headless ;;
    *) die "no such group of packages: $1" ;;
  esac
}

say() { printf '%s\n' "$*"; }
step() { printf '==> %s\n' "$*" >&3; }
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }
major() { sed -nE '1s/^[^0-9]*([0-9]+).*/\1/p'; }
has_node() { has node && has npm && (($(node --version | major) >= 18)); }
has_java() { has java && (($(java -version 2>&1 | grep -m1 version | major) >= 17)); }

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    die "these packages must be installed by root, and there is no sudo here: $missing"
  fi
}

# need GROUP...: installs what is missing of these groups.
need() {
  local group wanted=()
  for group in "$@"; do
    # shellcheck disable=SC2207  # Package names have no spaces.
    wanted+=($(package_group "$group"))
  done
  ((${#wanted[@]})) || return 0
  has dpkg-query || die "the set-up is for Debian; on another system install what stands for: ${wanted[*]}"
  missing=$(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(installed "${wanted[@]}" | sort -u) | tr '\n' ' ')
  [[ -n $missing ]] || return 0
  step "Installing from Debian: $missing"
  logged apt as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
  # shellcheck disable=SC2086  # A list of words.
  logged apt as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
}

installed() { dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p'; }

# logged NAME COMMAND...: keeps what the command prints in build/log/NAME.log, and shows it only when it fails.
logged() {
  local log="build/log/$1.log" status=0
  shift
  mkdir -p build/log
  "$@" >"$log" 2>&1 </dev/null || status=$?
  ((status == 0)) || tail -n 60 "$log" >&2
  return "$status"
}

# The packages of tests/package.json, just as its lock file names them.
need_npm_packages() {
  need node
  local stamp=tests/node_modules/.package-lock.json
  [[ -f $stamp && ! tests/package-lock.json -nt $stamp ]] && return 0
  step 'Installing the npm packages of the tests'
  logged npm npm ci --prefix tests --ignore-scripts --no-audit --no-fund
  touch "$stamp"
}

# With ccache, another checkout of the same files compiles nothing anew either.
use_ccache() {
  has ccache || return 0
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=true
}

# configure PRESET: makes build/PRESET ready for ninja, when it is not.
configure() {
  local preset=$1 folder="build/$1" fresh=()
  use_ccache
  if [[ -f $folder/build.ninja ]]; then
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" && return 0
    fresh=(--fresh)  # The checkout was moved or copied along with its build folder.
  fi
  step "Configuring $folder"
  logged "configure-$preset" cmake "${fresh[@]}" --preset "$preset"
}

# compile PRESET [TARGET...]: configures, then builds. Quiet when nothing is to do; shows progress on a terminal.
compile() {
  local preset=$1 folder="build/$1"
  shift
  configure "$preset" || return
  # ninja's look at the list of files always counts as a step or two.
  if (($(ninja -C "$folder" -n "$@" 2>/dev/null | grep -c '^\[') > 2)); then
    step "Compiling $folder (some minutes the first time)"
  fi
  if [[ -t 3 ]]; then
    ninja -C "$folder" "$@" >&3
  else
    logged "build-$preset" ninja -C "$folder" --quiet "$@"
  fi
}
