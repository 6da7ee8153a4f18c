#!/bin/bash -eu
# SPDX-License-Identifier: MIT
# Builds all targets as OSS-Fuzz and ClusterFuzzLite ask for them: with the compiler, flags and engine of the
# environment, into $OUT, each with its seeds, dictionary and options.
#
# TARGETS limits it to some, by name: TARGETS="decode writer". EXPAT, FMT and LIBXML2 are source trees to build from;
# the Dockerfile brings them, so that expat is instrumented too. Without them the installed libraries are used.
: "${CXX:=clang++}" "${CXXFLAGS:=}" "${LIB_FUZZING_ENGINE:=-fsanitize=fuzzer}" "${OUT:?where to}" "${CC:=clang}" "${CFLAGS:=}"
root=$(cd "$(dirname "$0")/../.." && pwd)
work=${WORK:-$OUT/.work}
mkdir -p "$OUT" "$work"

# {fmt} is compiled in: the library that is installed may be for another standard library.
flags=(-std=c++20 "-I$root/include" "-I$root/fuzz" -DFMT_HEADER_ONLY=1)
libraries=()
if [[ -n ${FMT:-} ]]; then
    flags+=("-I$FMT/include")
fi
if [[ -n ${EXPAT:-} ]]; then
    cmake -S "$EXPAT" -B "$work/expat" -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" -DEXPAT_SHARED_LIBS=OFF \
        -DEXPAT_BUILD_TOOLS=OFF -DEXPAT_BUILD_EXAMPLES=OFF -DEXPAT_BUILD_TESTS=OFF -DEXPAT_BUILD_DOCS=OFF
    cmake --build "$work/expat" --target expat -j "$(nproc)"
    flags+=("-I$EXPAT/lib" "-I$work/expat")
    libraries+=("$work/expat/libexpat.a")
else
    libraries+=(-lexpat)
fi
xml_flags=(-I/usr/include/libxml2) xml_libraries=(-lxml2)
if [[ -n ${LIBXML2:-} ]]; then
    cmake -S "$LIBXML2" -B "$work/libxml2" -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" -DBUILD_SHARED_LIBS=OFF \
        -DLIBXML2_WITH_PYTHON=OFF -DLIBXML2_WITH_ZLIB=OFF -DLIBXML2_WITH_LZMA=OFF -DLIBXML2_WITH_ICONV=OFF \
        -DLIBXML2_WITH_PROGRAMS=OFF -DLIBXML2_WITH_TESTS=OFF
    cmake --build "$work/libxml2" -j "$(nproc)"
    xml_flags=("-I$LIBXML2/include" "-I$work/libxml2") xml_libraries=("$work/libxml2/libxml2.a")
fi

compile() {
    # CXXFLAGS is a list of words.
    # shellcheck disable=SC2086
    "$CXX" $CXXFLAGS "${flags[@]}" "$@"
}

for source in tokens edits entry; do
    compile -c "$root/fuzz/mutate/$source.cpp" -o "$work/mutate_$source.o"
done

zip_folders() { # zip_folders FILE FOLDER...: all files in the folders, without the folders' names
    local file=$1
    shift
    rm -f "$file"
    find "$@" -type f -print | sort | zip -q -j "$file" -@
}

for source in "$root"/fuzz/targets/*.cpp; do
    name=$(basename "$source" .cpp)
    if [[ -n ${TARGETS:-} && " $TARGETS " != *" $name "* ]]; then
        continue
    fi
    group=xml
    case $name in
    round_trip_values | writer) group=values ;;
    scalars | http) group=$name ;;
    esac

    extra_flags=() extra=()
    # The mutator overrides libFuzzer's own; other engines have theirs.
    if [[ $group == xml && ${FUZZING_ENGINE:-libfuzzer} == libfuzzer ]]; then
        extra+=("$work/mutate_tokens.o" "$work/mutate_edits.o" "$work/mutate_entry.o")
    fi
    if grep -qE '#include [<"](libxml/|libxml2)' "$source"; then
        extra_flags+=("${xml_flags[@]}")
        extra+=("${xml_libraries[@]}")
    fi
    # LIB_FUZZING_ENGINE may be several words, or a library.
    # shellcheck disable=SC2086
    compile "${extra_flags[@]}" "$source" -o "$OUT/fuzz_$name" $LIB_FUZZING_ENGINE "${extra[@]}" "${libraries[@]}"

    inputs=("$root/fuzz/seeds/$group")
    if [[ -d $root/fuzz/regress/$name ]]; then
        inputs+=("$root/fuzz/regress/$name")
    fi
    zip_folders "$OUT/fuzz_${name}_seed_corpus.zip" "${inputs[@]}"
    printf '[libfuzzer]\nmax_len = 4096\ntimeout = 20\n' >"$OUT/fuzz_$name.options"
    if [[ $group == xml ]]; then
        cp "$root/fuzz/soap.dict" "$OUT/fuzz_$name.dict"
        echo "dict = fuzz_$name.dict" >>"$OUT/fuzz_$name.options"
    fi
done
