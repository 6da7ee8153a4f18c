#!/bin/sh
# SPDX-License-Identifier: MIT
# The lines of docs/many-files.md that need no cluster: each prints what soapcat prints for the same files at once.
#
#     parallel.sh SOAPCAT PAGE FOLDER     the page, and a folder to work in
set -eu
soapcat=$1
page=$2
folder=$3
data=$(dirname "$page")/../tests/data

rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/replies/more"
ln -s "$soapcat" "$folder/bin/soapcat"
for i in 1 2 3 4 5 6 7 8 9; do
    cp "$data/get-identities-response.s11.xml" "$folder/replies/$i.xml"
    cp "$data/get-identities-response-utf16.s11.xml" "$folder/replies/more/$i.xml"
done
cd "$folder"
PATH=$PWD/bin:$PATH
files=$(find replies -name '*.xml' | sort)

# The command of the page that has this text, up to where it writes to.
command_with() {
    grep -F -- "$1" "$page" | grep -v -e --sshlogin | sed 's/ > .*//'
}

# shellcheck disable=SC2086
soapcat --csv $files >wanted
sh -c "$(command_with 'xargs -0 soapcat')" >found
cmp wanted found

# shellcheck disable=SC2086
soapcat $files >wanted
sh -c "$(command_with 'parallel --keep-order')" >found
cmp wanted found
